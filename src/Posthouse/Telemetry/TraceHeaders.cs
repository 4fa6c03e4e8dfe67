using System.Diagnostics;
using Grpc.Core;

namespace Posthouse.Telemetry;

/// <summary>W3C trace context (https://www.w3.org/TR/trace-context/) in the metadata of calls between processes.</summary>
internal static class TraceHeaders
{
    private const string Parent = "traceparent";
    private const string State = "tracestate";

    /// <summary>The span that a call comes from; the default value when its metadata names none.</summary>
    public static ActivityContext Read(Metadata headers) =>
        headers.GetValue(Parent) is { } parent && ActivityContext.TryParse(parent, headers.GetValue(State), isRemote: true, out var context) ? context : default;

    public static bool IsTraceHeader(string key) =>
        string.Equals(key, Parent, StringComparison.OrdinalIgnoreCase) || string.Equals(key, State, StringComparison.OrdinalIgnoreCase);

    public static void Write(Metadata headers, Activity activity)
    {
        if (activity is not { IdFormat: ActivityIdFormat.W3C, Id: { } id })
        {
            return;
        }

        headers.Add(Parent, id);
        if (activity.TraceStateString is { Length: > 0 } state)
        {
            headers.Add(State, state);
        }
    }
}
