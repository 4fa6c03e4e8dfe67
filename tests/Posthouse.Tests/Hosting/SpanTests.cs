using System.Collections.Concurrent;
using System.Diagnostics;
using Posthouse.Telemetry;
using Posthouse.Testing.Observing;

namespace Posthouse.Tests.Hosting;

public sealed class SpanTests
{
    [Theory]
    [InlineData(RunningProcesses.One, "all", "all")]
    [InlineData(RunningProcesses.Split, "front", "echo")]
    public async Task The_spans_of_a_call_carry_the_processes_that_the_topology_names(string topology, string calling, string serving)
    {
        var ended = new ConcurrentQueue<Activity>();
        await using var running = await RunningProcesses.StartAsync(topology);
        using var trace = new Activity("test").Start();
        using var listener = new ActivityListener
        {
            ShouldListenTo = static source => source.Name is CallTelemetry.Name or "Microsoft.AspNetCore",
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = ended.Enqueue,
        };
        ActivitySource.AddActivityListener(listener);

        await running.GetAsync("/");

        await Eventually.HoldsAsync(() => Own(ended, trace).Count == 2, "both spans have ended", TestContext.Current.CancellationToken);
        var spans = Own(ended, trace);
        Assert.Equal((calling, "Desk", "Echo"), Told(spans, ActivityKind.Client));
        Assert.Equal((serving, "Desk", "Echo"), Told(spans, ActivityKind.Server));
    }

    private static List<Activity> Own(ConcurrentQueue<Activity> ended, Activity trace) => [.. ended.Where(span => span.Source.Name == CallTelemetry.Name && span.TraceId == trace.TraceId)];

    private static (object? Process, object? Caller, object? Callee) Told(List<Activity> spans, ActivityKind kind)
    {
        var span = Assert.Single(spans, span => span.Kind == kind);
        return (span.GetTagItem(CallTelemetry.Process), span.GetTagItem(CallTelemetry.Caller), span.GetTagItem(CallTelemetry.Callee));
    }
}
