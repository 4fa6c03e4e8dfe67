using System.Diagnostics;
using Grpc.Core;

namespace Posthouse.Telemetry;

/// <summary>What is said of a call in spans and measurements.</summary>
internal sealed record CallTags(string Method, string Caller, string Callee, string Process, ActivityKind Kind)
{
    /// <summary>The tags that are known when a call begins.</summary>
    public TagList OfRequest() => new()
    {
        { CallTelemetry.System, CallTelemetry.Grpc },
        { CallTelemetry.Method, Method },
        { CallTelemetry.Caller, Caller },
        { CallTelemetry.Callee, Callee },
        { CallTelemetry.Process, Process },
    };

    /// <summary>The tags that are known when it has ended.</summary>
    public TagList OfOutcome(StatusCode status)
    {
        var tags = OfRequest();
        tags.Add(CallTelemetry.Status, StatusNames.Of(status));
        if (IsError(status))
        {
            tags.Add(CallTelemetry.ErrorType, StatusNames.Of(status));
        }

        return tags;
    }

    public void Complete(Activity activity, StatusCode status)
    {
        activity.SetTag(CallTelemetry.Status, StatusNames.Of(status));
        if (IsError(status))
        {
            activity.SetTag(CallTelemetry.ErrorType, StatusNames.Of(status));
            activity.SetStatus(ActivityStatusCode.Error);
        }
    }

    /// <summary>Every status but OK is an error to who calls; to who serves only those that say something about the service.</summary>
    private bool IsError(StatusCode status) => Kind == ActivityKind.Client
        ? status != StatusCode.OK
        : status is StatusCode.Unknown or StatusCode.DeadlineExceeded or StatusCode.Unimplemented or StatusCode.Internal
            or StatusCode.Unavailable or StatusCode.DataLoss;
}
