using System.Diagnostics;
using Grpc.Core;
using Microsoft.Extensions.DependencyInjection;
using Posthouse.Calls;
using Posthouse.Components;
using Posthouse.Contracts.Testing.V1;
using Posthouse.Telemetry;
using Posthouse.Testing.Clusters;
using Posthouse.Testing.Observing;
using Posthouse.Tests.Calls.Pipeline;

namespace Posthouse.Tests.Testing;

/// <summary>The same expectations in one process and split in two.</summary>
public abstract class TestClusterSuite(string topology, string callersProcess, string calleesProcess)
{
    private const string Friend = "Friend";
    private const string Stranger = "Stranger";
    private const string Echoing = "Echoing";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Component_calls_with_the_client_that_it_declared()
    {
        await using var cluster = await StartAsync();

        var answer = await Own(cluster).EchoInsideAsync(new EchoRequest { Text = "hello" });

        Assert.Equal(("hello", Friend), (answer.Text, answer.Caller));
    }

    [Fact]
    public async Task Spans_carry_the_processes_that_the_topology_names()
    {
        await using var cluster = await StartAsync();
        using var page = new Activity("page").Start();

        await Own(cluster).EchoInsideAsync(new EchoRequest());
        await cluster.StopAsync(calleesProcess, Cancelled);

        var spans = cluster.Telemetry.Spans.Where(span => span.TraceId == page.TraceId).ToList();
        var client = Assert.Single(spans, span => span.Kind == ActivityKind.Client);
        var server = Assert.Single(spans, span => span.Kind == ActivityKind.Server);
        Assert.Equal((callersProcess, calleesProcess), (client.GetTagItem(CallTelemetry.Process), server.GetTagItem(CallTelemetry.Process)));
        Assert.Equal((page.SpanId, client.SpanId), (client.ParentSpanId, server.ParentSpanId));
    }

    [Theory]
    [InlineData(Friend, StatusCode.OK, null)]
    [InlineData(Stranger, StatusCode.PermissionDenied, CallReasons.UndeclaredCall)]
    [InlineData(null, StatusCode.Unauthenticated, CallReasons.NoCaller)]
    public async Task Undeclared_calls_and_outsiders_are_refused_alike_in_every_topology(string? caller, StatusCode expected, string? reason)
    {
        await using var cluster = await StartAsync();

        var (status, given) = await OutcomeAsync(cluster.ClientOf<EchoService.EchoServiceClient>(caller).EchoInsideAsync(new EchoRequest()));

        Assert.Equal((expected, reason), (status, given));
    }

    [Fact]
    public async Task Refused_edge_is_unavailable_until_it_is_cleared()
    {
        await using var cluster = await StartAsync();
        await cluster.SetFaultsAsync(faults => faults.On(Friend, Echoing).Refuse(), Cancelled);

        var refused = await OutcomeAsync(Own(cluster).EchoAsync(new EchoRequest()));
        await cluster.SetFaultsAsync(faults => faults.Clear(), Cancelled);
        var answered = await OutcomeAsync(Own(cluster).EchoAsync(new EchoRequest()));

        Assert.Equal((StatusCode.Unavailable, StatusCode.OK), (refused.Status, answered.Status));
    }

    [Theory]
    [InlineData(false, 0)]
    [InlineData(true, 1)]
    public async Task Lost_call_or_answer_ends_with_the_deadline(bool onTheWayBack, int served)
    {
        await using var cluster = await StartAsync();
        await cluster.SetFaultsAsync(
            faults =>
            {
                var edge = faults.On(Friend, Echoing);
                (onTheWayBack ? edge.DropAnswers : (Action)edge.Drop)();
            },
            Cancelled);
        var trace = new Activity("page").Start();

        var call = Own(cluster).EchoAsync(new EchoRequest(), deadline: cluster.Clock.GetUtcNow().UtcDateTime.AddHours(1));
        await Eventually.HoldsAsync(() => Served(cluster, trace) == served, $"{served} calls are served", Cancelled);
        await cluster.AdvanceAsync(TimeSpan.FromHours(2), Cancelled);
        var (status, _) = await OutcomeAsync(call);
        trace.Stop();

        Assert.Equal((StatusCode.DeadlineExceeded, served), (status, Served(cluster, trace)));
    }

    [Fact]
    public async Task Late_call_arrives_when_the_clock_has_moved()
    {
        await using var cluster = await StartAsync();
        await cluster.SetFaultsAsync(faults => faults.On(Friend, Echoing).Delay(TimeSpan.FromHours(1)), Cancelled);

        var call = Own(cluster).EchoAsync(new EchoRequest { Text = "late" });
        var early = call.ResponseAsync.IsCompleted;
        await cluster.AdvanceAsync(TimeSpan.FromHours(2), Cancelled);

        Assert.False(early);
        Assert.Equal("late", (await call).Text);
    }

    [Fact]
    public async Task Duplicated_call_is_served_twice_and_answered_once()
    {
        await using var cluster = await StartAsync();
        await cluster.SetFaultsAsync(faults => faults.On(Friend, Echoing).Duplicate(), Cancelled);
        using var trace = new Activity("page").Start();

        var answer = await Own(cluster).EchoAsync(new EchoRequest { Text = "twice" });
        await Eventually.HoldsAsync(() => Served(cluster, trace) == 2, "two calls are served", Cancelled);

        Assert.Equal("twice", answer.Text);
    }

    [Fact]
    public async Task Stopped_process_is_unavailable_and_serves_again_after_a_restart()
    {
        await using var cluster = await StartAsync();
        var client = cluster.ClientOf<EchoService.EchoServiceClient>(Friend);
        await client.EchoAsync(new EchoRequest());

        await cluster.StopAsync(calleesProcess, Cancelled);
        var down = await OutcomeAsync(client.EchoAsync(new EchoRequest()));
        await cluster.RestartAsync(calleesProcess, Cancelled);
        var up = await client.EchoAsync(new EchoRequest { Text = "back" }, new CallOptions().WithWaitForReady());

        Assert.Equal((StatusCode.Unavailable, "back"), (down.Status, up.Text));
    }

    private static EchoService.EchoServiceClient Own(TestCluster cluster) =>
        cluster.ServicesOf(Friend).GetRequiredService<EchoService.EchoServiceClient>();

    private static int Served(TestCluster cluster, Activity trace) =>
        cluster.Telemetry.Spans.Count(span => span.Kind == ActivityKind.Server && span.TraceId == trace.TraceId);

    private static async Task<(StatusCode Status, string? Reason)> OutcomeAsync(AsyncUnaryCall<EchoResponse> call)
    {
        try
        {
            await call;
            return (StatusCode.OK, null);
        }
        catch (RpcException failed)
        {
            return (failed.StatusCode, failed.GetReason());
        }
    }

    private Task<TestCluster> StartAsync() => TestCluster.StartAsync(
        topology,
        new TestClusterOptions { Compose = app => app.Add<EchoingComponent>().Add<FriendComponent>().Add<StrangerComponent>() },
        Cancelled);
}

internal sealed class StrangerComponent : IComponent
{
    public static void Define(ComponentBuilder component)
    {
        // Declares nothing, so that it may do nothing.
    }
}

[Collection("calls")]
public sealed class TestClusterTestsInOne() : TestClusterSuite("""{ "processes": { "all": { "components": ["*"] } } }""", "all", "all");

[Collection("calls")]
public sealed class TestClusterTestsSplit() : TestClusterSuite(
    """{ "processes": { "front": { "components": ["Friend", "Stranger"] }, "rest": { "components": ["*"] } } }""", "front", "rest");
