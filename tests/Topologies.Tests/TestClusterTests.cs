using System.Net;
using Grpc.Core;
using Posthouse.Calls;
using Posthouse.Contracts.Testing.V1;
using Posthouse.Hosting.Supervision;
using Posthouse.Storage;
using Posthouse.Testing.Clusters;
using Posthouse.Testing.Observing;
using Topologies.Tests.Application;

namespace Topologies.Tests;

/// <summary>Test clusters of real processes: what tests of applications stand on.</summary>
public sealed class TestClusterTests
{
    private const string Split = """
        { "processes": { "front": { "components": ["Desk", "Diary"], "public": true }, "back": { "components": ["*"] } } }
        """;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("one")]
    [InlineData(Split)]
    public async Task Faults_and_their_end_hold_in_the_processes_at_once(string topology)
    {
        await using var cluster = await StartAsync(topology);

        await cluster.SetFaultsAsync(faults => faults.On("Desk", "Echo").Refuse(), Cancelled);
        var refused = await cluster.Public.GetAsync(new Uri("/echo?text=a", UriKind.Relative), Cancelled);
        await cluster.SetFaultsAsync(faults => faults.Clear(), Cancelled);
        var answered = await cluster.Public.GetAsync(new Uri("/echo?text=b", UriKind.Relative), Cancelled);

        Assert.Equal((HttpStatusCode.ServiceUnavailable, HttpStatusCode.OK), (refused.StatusCode, answered.StatusCode));
    }

    [Theory]
    [InlineData("one")]
    [InlineData(Split)]
    public async Task Clock_moves_in_the_processes_at_once(string topology)
    {
        await using var cluster = await StartAsync(topology);

        await cluster.AdvanceAsync(TimeSpan.FromDays(3), Cancelled);
        var there = DateTimeOffset.Parse(await cluster.Public.GetStringAsync(new Uri("/time", UriKind.Relative), Cancelled));

        Assert.InRange(there, TimeProvider.System.GetUtcNow().AddDays(2), TimeProvider.System.GetUtcNow().AddDays(4));
    }

    [Theory]
    [InlineData("one")]
    [InlineData(Split)]
    public async Task Clients_call_as_any_component_and_as_nobody(string topology)
    {
        await using var cluster = await StartAsync(topology);
        var request = new EchoRequest { Text = "hello" };

        var answer = await cluster.ClientOf<EchoService.EchoServiceClient>("Desk").EchoInsideAsync(request);
        var undeclared = await Assert.ThrowsAsync<RpcException>(async () => await cluster.ClientOf<EchoService.EchoServiceClient>("Diary").EchoInsideAsync(request));
        var outside = await Assert.ThrowsAsync<RpcException>(async () => await cluster.ClientOf<EchoService.EchoServiceClient>(null).EchoInsideAsync(request));

        Assert.Equal(("hello", "Desk"), (answer.Text, answer.Caller));
        Assert.Equal((CallReasons.UndeclaredCall, CallReasons.NoCaller), (undeclared.GetReason(), outside.GetReason()));
    }

    [Fact]
    public async Task Killed_process_comes_back_with_clock_and_faults()
    {
        await using var cluster = await StartAsync(Split);
        await cluster.AdvanceAsync(TimeSpan.FromDays(3), Cancelled);
        await cluster.SetFaultsAsync(faults => faults.On("Desk", "Echo").Refuse(), Cancelled);

        await cluster.RestartAsync("front", Cancelled);

        var there = DateTimeOffset.Parse(await cluster.Public.GetStringAsync(new Uri("/time", UriKind.Relative), Cancelled));
        var refused = await cluster.Public.GetAsync(new Uri("/echo?text=a", UriKind.Relative), Cancelled);
        Assert.True(there > TimeProvider.System.GetUtcNow().AddDays(2));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
    }

    [Theory]
    [InlineData("one")]
    [InlineData(Split)]
    public async Task Process_dies_where_a_point_was_armed_for_a_component_and_lives_again(string topology)
    {
        await using var cluster = await StartAsync(topology);
        var page = new Uri("/", UriKind.Relative);
        var before = await cluster.Public.GetStringAsync(page, Cancelled);

        await cluster.ArmCrashAsync($"{CrashPoints.AfterCommitBeforeDelivery}:2@Desk", Cancelled);
        var echoed = await cluster.ClientOf<EchoService.EchoServiceClient>("Desk").EchoInsideAsync(new EchoRequest { Text = "another component's commit" });
        var survived = await cluster.Public.GetStringAsync(page, Cancelled);
        await Assert.ThrowsAnyAsync<HttpRequestException>(() => cluster.Public.GetStringAsync(page, Cancelled));

        Assert.Equal((before, "another component's commit"), (survived, echoed.Text));
        await Eventually.HoldsAsync(async () => await AnswerAsync(cluster) is { } after && after != before, () => cluster.Output, Cancelled);
    }

    [Fact]
    public async Task What_the_processes_write_is_kept()
    {
        await using var cluster = await StartAsync(Split);

        await cluster.Public.GetStringAsync(new Uri("/slow?milliseconds=1", UriKind.Relative), Cancelled);

        await Eventually.HoldsAsync(() => cluster.Output.Contains("back  | Begun: slow", StringComparison.Ordinal), () => cluster.Output, Cancelled);
    }

    private static async Task<string?> AnswerAsync(TestCluster cluster)
    {
        try
        {
            return await cluster.Public.GetStringAsync(new Uri("/", UriKind.Relative), Cancelled);
        }
        catch (HttpRequestException)
        {
            return null;
        }
    }

    private static Task<TestCluster> StartAsync(string topology) => TestCluster.StartAsync(
        topology,
        new TestClusterOptions
        {
            Compose = app => app.Add<DeskComponent>().Add<EchoComponent>().Add<DiaryComponent>(),
            Program = new SupervisedProgram(Environment.ProcessPath!, ["host"]),
        },
        Cancelled);
}
