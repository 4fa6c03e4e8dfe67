using System.Diagnostics;
using Grpc.Core;

namespace Posthouse.Telemetry;

/// <summary>Begins the span and the measurements of served calls.</summary>
internal sealed class ServerTelemetry(string component, string process, TimeProvider clock)
{
    private const string WebServerSpan = "Microsoft.AspNetCore.Hosting.HttpRequestIn";

    public static bool IsObserved => CallTelemetry.Source.HasListeners() || CallTelemetry.Server.Enabled;

    public ObservedCall Start(ServerCallContext context, string caller)
    {
        var tags = new CallTags(context.Method.TrimStart('/'), caller, component, process, ActivityKind.Server);
        return new ObservedCall(CallTelemetry.Server, StartSpan(context, tags), tags, clock).WithStatus(() => context.Status.StatusCode);
    }

    private static Activity? StartSpan(ServerCallContext context, CallTags tags)
    {
        if (!CallTelemetry.Source.HasListeners())
        {
            return null;
        }

        // Remote callers send their span; in process it is the current one.
        var parent = TraceHeaders.Read(context.RequestHeaders);
        if (parent != default)
        {
            LeaveOut(Activity.Current);
        }

        return CallTelemetry.Source.StartActivity(tags.Method, ActivityKind.Server, parent, tags.OfRequest());
    }

    // The web server makes a span of its own for the request that carries the call: exported too, it would be a second child of the caller's span.
    private static void LeaveOut(Activity? request)
    {
        if (request?.OperationName == WebServerSpan)
        {
            request.IsAllDataRequested = false;
            request.ActivityTraceFlags &= ~ActivityTraceFlags.Recorded;
        }
    }
}
