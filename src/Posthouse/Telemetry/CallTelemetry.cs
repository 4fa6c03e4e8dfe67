using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Posthouse.Telemetry;

/// <summary>
/// The names under which calls are traced and measured: the same in process and remote. Spans and metrics follow OpenTelemetry's conventions for gRPC
/// (https://opentelemetry.io/docs/specs/semconv/rpc/grpc/) where these say something, and add caller, callee and process.
/// </summary>
public static class CallTelemetry
{
    /// <summary>Name of the <see cref="ActivitySource"/> and of the <see cref="Meter"/>.</summary>
    public const string Name = "Posthouse.Calls";

    /// <summary>Histogram, seconds: how long served calls took.</summary>
    public const string ServerDuration = "rpc.server.call.duration";

    /// <summary>Histogram, seconds: how long calls took for those who made them.</summary>
    public const string ClientDuration = "rpc.client.call.duration";

    /// <summary>Counter: calls that began to be served.</summary>
    public const string ServerRequests = "posthouse.server.requests";

    /// <summary>Counter: calls that began to be made.</summary>
    public const string ClientRequests = "posthouse.client.requests";

    /// <summary>Counter: served calls that ended with another status than OK, by status.</summary>
    public const string ServerErrors = "posthouse.server.errors";

    /// <summary>Counter: calls that ended with another status than OK for those who made them, by status.</summary>
    public const string ClientErrors = "posthouse.client.errors";

    /// <summary>Tag: name of the calling component, or <c>outside</c>.</summary>
    public const string Caller = "posthouse.caller";

    /// <summary>Tag: name of the component that serves the call.</summary>
    public const string Callee = "posthouse.callee";

    /// <summary>Tag: name of the process that the span or measurement comes from, as the topology names it.</summary>
    public const string Process = "posthouse.process";

    /// <summary>Tag: the method as <c>Full.Service.Name/Method</c>.</summary>
    public const string Method = "rpc.method";

    /// <summary>Tag: the status as <c>OK</c>, <c>NOT_FOUND</c> and so on.</summary>
    public const string Status = "rpc.response.status_code";

    /// <summary>Tag: always <c>grpc</c>.</summary>
    public const string System = "rpc.system.name";

    /// <summary>Tag of failed calls: the status.</summary>
    public const string ErrorType = "error.type";

    internal const string Grpc = "grpc";

    private static readonly Meter Meter = new(Name);

    private static readonly InstrumentAdvice<double> Buckets = new()
    {
        HistogramBucketBoundaries = [0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    };

    internal static ActivitySource Source { get; } = new(Name);

    internal static CallInstruments Server { get; } = new(
        Meter.CreateCounter<long>(ServerRequests, "{request}", "Calls that began to be served."),
        Meter.CreateCounter<long>(ServerErrors, "{request}", "Served calls that ended with another status than OK."),
        Meter.CreateHistogram(ServerDuration, "s", "How long served calls took.", tags: null, Buckets));

    internal static CallInstruments Client { get; } = new(
        Meter.CreateCounter<long>(ClientRequests, "{request}", "Calls that began to be made."),
        Meter.CreateCounter<long>(ClientErrors, "{request}", "Calls that ended with another status than OK for those who made them."),
        Meter.CreateHistogram(ClientDuration, "s", "How long calls took for those who made them.", tags: null, Buckets));
}

/// <summary>The instruments of one side of calls.</summary>
internal sealed record CallInstruments(Counter<long> Requests, Counter<long> Errors, Histogram<double> Duration)
{
    public bool Enabled => Requests.Enabled || Errors.Enabled || Duration.Enabled;
}
