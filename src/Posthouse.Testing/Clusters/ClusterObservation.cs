using Posthouse.Calls.Faults;
using Posthouse.Testing.Observing;

namespace Posthouse.Testing.Clusters;

/// <summary>What a test sees of a cluster, and disturbs in it.</summary>
/// <param name="Faults">The faults of its calls.</param>
/// <param name="Logs">What is logged in the test's own process.</param>
/// <param name="Telemetry">Spans and measurements of the test's own process; <see langword="null"/> when nobody wants them.</param>
internal sealed record ClusterObservation(CallFaults Faults, CapturedLogs Logs, CapturedTelemetry? Telemetry) : IDisposable
{
    public static ClusterObservation Of(TestClusterOptions options) => new(new CallFaults(options.Clock), new CapturedLogs(), options.KeepsTelemetry ? new CapturedTelemetry() : null);

    public void Dispose() => Telemetry?.Dispose();
}
