using System.Diagnostics;

namespace Posthouse.Storage;

/// <summary>Carries the trace of the call that wrote a fact or a job over to the work that it causes.</summary>
internal static class Tracing
{
    private static readonly ActivitySource Source = new(ComponentWork.ActivitySourceName);

    /// <summary>The current W3C trace parent; empty when there is none.</summary>
    public static string Parent => Activity.Current is { IdFormat: ActivityIdFormat.W3C, Id: { } id } ? id : "";

    public static Activity? Start(string name, string parent) =>
        ActivityContext.TryParse(parent, traceState: null, isRemote: true, out var context)
            ? Source.StartActivity(name, ActivityKind.Consumer, context)
            : Source.StartActivity(name, ActivityKind.Consumer);
}
