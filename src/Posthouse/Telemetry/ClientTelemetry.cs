using System.Diagnostics;

namespace Posthouse.Telemetry;

/// <summary>Begins the span and the measurements of calls that are made.</summary>
internal sealed class ClientTelemetry(string caller, string callee, string process, TimeProvider clock)
{
    public static bool IsObserved => CallTelemetry.Source.HasListeners() || CallTelemetry.Client.Enabled;

    /// <summary>The new span is the current one afterwards: whoever begins a call without awaiting it puts the former back.</summary>
    public ObservedCall Start(string method, out Activity? before)
    {
        before = Activity.Current;
        var tags = new CallTags(method.TrimStart('/'), caller, callee, process, ActivityKind.Client);
        var activity = CallTelemetry.Source.HasListeners()
            ? CallTelemetry.Source.StartActivity(tags.Method, ActivityKind.Client, parentContext: default, tags.OfRequest())
            : null;
        return new ObservedCall(CallTelemetry.Client, activity, tags, clock);
    }
}
