namespace Posthouse.Hosting.Targets;

/// <summary>
/// How the calls to one target are held together: another process of the application with all its replicas, or a server that stands in for a component. Calls within
/// a process need none of this.
/// </summary>
public sealed record TargetOptions
{
    /// <summary>Silence after which either side of a connection asks whether the other is still there.</summary>
    internal static readonly TimeSpan PingDelay = TimeSpan.FromSeconds(30);

    /// <summary>How long the other side may take to answer before its calls end with UNAVAILABLE.</summary>
    internal static readonly TimeSpan PingAnswer = TimeSpan.FromSeconds(20);

    /// <summary>Calls under way at once; one more ends with RESOURCE_EXHAUSTED before anything leaves. 1 to 1,000,000. Default: 1000.</summary>
    public int MostCalls { get; init; } = 1_000;

    /// <summary>
    /// Share of calls that must fail before no more are made for a while. A failure is UNAVAILABLE by the transport, or by a server that gives no reason:
    /// an answer with a reason shows that the target works. Above 0, at most 1. Default: 0.5.
    /// </summary>
    public double FailureRatio { get; init; } = 0.5;

    /// <summary>How many calls within the sampling period say something about the target; at least 2. Default: 20.</summary>
    public int FewestCalls { get; init; } = 20;

    /// <summary>How far back calls count; at least 500 ms. Default: 10 s.</summary>
    public TimeSpan SamplingPeriod { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// How long no call is made, and each ends with UNAVAILABLE at once; then one tries. Ends early when the target's addresses change. Calls that wait for readiness
    /// are not held back. 500 ms to one day. Default: 1 s.
    /// </summary>
    public TimeSpan BreakPeriod { get; init; } = TimeSpan.FromSeconds(1);
}
