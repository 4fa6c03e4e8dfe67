using System.Net;
using Grpc.Core;
using Grpc.Net.Client;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Posthouse.Calls;
using Posthouse.Components;
using Posthouse.Contracts.Testing.V1;
using Posthouse.Hosting;
using Posthouse.Security;
using Posthouse.Testing.Observing;
using Posthouse.Tests.Topologies;
using Posthouse.Topologies;

namespace Posthouse.Tests.Hosting;

public sealed class ProcessHostTests
{
    private static readonly string[] Topologies = [RunningProcesses.One, RunningProcesses.Split];

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public static TheoryData<string> EveryTopology => [.. Topologies];

    [Theory]
    [MemberData(nameof(EveryTopology))]
    public async Task A_call_means_the_same_wherever_the_callee_runs(string topology)
    {
        await using var running = await RunningProcesses.StartAsync(topology);

        Assert.Equal("Desk: hello for Desk", await running.GetAsync("/"));
    }

    [Theory]
    [MemberData(nameof(EveryTopology))]
    public async Task A_component_has_its_own_services_and_no_other(string topology)
    {
        await using var running = await RunningProcesses.StartAsync(topology);
        var (desk, stranger) = topology == RunningProcesses.One ? ("all", "all") : ("front", "front");

        Assert.Equal("Desk", running[desk].ServicesOf("Desk").GetRequiredService<Owner>().Component);
        Assert.Null(running[stranger].ServicesOf("Stranger").GetService<EchoService.EchoServiceClient>());
        Assert.Null(running[desk].ServicesOf("Desk").GetService<Gate>());
    }

    [Fact]
    public async Task A_process_of_a_split_topology_registers_its_own_components_only()
    {
        await using var running = await RunningProcesses.StartAsync(RunningProcesses.Split);

        Assert.Throws<ArgumentException>(() => running["front"].ServicesOf("Echo"));
        Assert.Throws<ArgumentException>(() => running["echo"].ServicesOf("Desk"));
    }

    [Fact]
    public async Task A_restarted_process_is_found_at_its_new_address()
    {
        await using var running = await RunningProcesses.StartAsync(RunningProcesses.Split);
        var before = running["echo"].InnerAddress;
        await running["echo"].DisposeAsync();

        await running.StartProcessAsync("echo");

        Assert.NotEqual(before, running["echo"].InnerAddress);
        Assert.Equal("Desk: hello for Desk", await running.GetAsync("/"));
    }

    [Fact]
    public async Task The_inner_listener_refuses_who_brings_no_token_or_a_forged_one()
    {
        await using var running = await RunningProcesses.StartAsync(RunningProcesses.Split);
        using var channel = GrpcChannel.ForAddress(running["echo"].InnerAddress!);
        var echo = new EchoService.EchoServiceClient(channel);
        var forged = new CallerTokens(ClusterKey.Create(), "front", TimeProvider.System).For(Caller.Component("Desk"));

        var without = await Assert.ThrowsAsync<RpcException>(async () => await echo.EchoInsideAsync(new EchoRequest(), cancellationToken: Cancelled));
        var with = await Assert.ThrowsAsync<RpcException>(async () => await echo.EchoInsideAsync(new EchoRequest(), new Metadata { { CallerTokens.MetadataKey, forged } }, cancellationToken: Cancelled));

        Assert.Equal((StatusCode.Unauthenticated, CallReasons.NoCaller), (without.StatusCode, without.GetReason()));
        Assert.Equal((StatusCode.Unauthenticated, CallReasons.InvalidCaller), (with.StatusCode, with.GetReason()));
    }

    [Fact]
    public async Task An_undeclared_call_is_refused_alike_before_it_leaves_and_where_it_arrives()
    {
        var key = ClusterKey.Create();
        await using var running = await RunningProcesses.StartAsync(RunningProcesses.Split, options => options with { Key = key });
        using var channel = GrpcChannel.ForAddress(running["echo"].InnerAddress!);
        var genuine = new CallerTokens(key, "front", TimeProvider.System).For(Caller.Component("Stranger"));
        var routed = new RoutedCalls(service => new RefusedCalls(Refusals.UndeclaredCallFailure("Stranger", service)));

        var arriving = await Assert.ThrowsAsync<RpcException>(async () =>
            await new EchoService.EchoServiceClient(channel).EchoAsync(new EchoRequest(), new Metadata { { CallerTokens.MetadataKey, genuine } }, cancellationToken: Cancelled));
        var leaving = await Assert.ThrowsAsync<RpcException>(async () =>
            await new EchoService.EchoServiceClient(routed).EchoAsync(new EchoRequest(), cancellationToken: Cancelled));

        Assert.Equal((StatusCode.PermissionDenied, CallReasons.UndeclaredCall), (arriving.StatusCode, arriving.GetReason()));
        Assert.Equal((arriving.StatusCode, arriving.Status.Detail, arriving.GetReason()), (leaving.StatusCode, leaving.Status.Detail, leaving.GetReason()));
    }

    [Fact]
    public async Task An_extra_listener_opens_public_methods_only()
    {
        var port = FreePort.Next();
        var topology = RunningProcesses.One[..^1] + $$""", "listen": { "Echo": "http://localhost:{{port}}" } }""";
        await using var running = await RunningProcesses.StartAsync(topology);
        using var channel = GrpcChannel.ForAddress($"http://localhost:{port}");
        var echo = new EchoService.EchoServiceClient(channel);

        var reply = await echo.EchoAsync(new EchoRequest { Text = "hi" }, cancellationToken: Cancelled);
        var inside = await Assert.ThrowsAsync<RpcException>(async () => await echo.EchoInsideAsync(new EchoRequest(), cancellationToken: Cancelled));

        Assert.Equal(("hi", ""), (reply.Text, reply.Caller));
        Assert.Equal(StatusCode.Unimplemented, inside.StatusCode);
    }

    [Theory]
    [MemberData(nameof(EveryTopology))]
    public async Task Stopping_finishes_running_requests_and_refuses_new_ones(string topology)
    {
        await using var running = await RunningProcesses.StartAsync(topology);
        var (front, echo) = topology == RunningProcesses.One ? ("all", "all") : ("front", "echo");
        var gate = running[echo].ServicesOf("Echo").GetRequiredService<Gate>();
        var waiting = running.GetAsync("/wait");
        await gate.Entered;

        var address = running.Public;
        var stopping = running[front].StopAsync(Eventually.Patience);
        await Eventually.HoldsAsync(() => IsRefusedAsync(address), "new requests are refused", Cancelled);
        gate.Open();

        Assert.Equal("wait", await waiting);
        await stopping;
    }

    [Fact]
    public async Task What_does_not_finish_within_the_patience_is_broken_off()
    {
        await using var running = await RunningProcesses.StartAsync(RunningProcesses.One);
        var gate = running["all"].ServicesOf("Echo").GetRequiredService<Gate>();
        var waiting = running.GetAsync("/wait");
        await gate.Entered;

        await running["all"].StopAsync(TimeSpan.FromMilliseconds(100));

        await Assert.ThrowsAnyAsync<HttpRequestException>(() => waiting);
    }

    [Fact]
    public async Task A_route_that_takes_a_client_without_a_declared_call_is_refused_with_its_mend()
    {
        var curious = Sketch.Component("Curious", component => component.Exposes("/", static routes => routes.MapGet("/", (EchoService.EchoServiceClient echo) => $"{echo}")));
        var plan = Sketch.Plan(RunningProcesses.One, curious, ComponentDefinition.Of<EchoComponent>());
        var options = new ProcessHostOptions { Loggers = NullLoggerFactory.Instance, DataDirectory = "/nowhere" };

        var refused = await Assert.ThrowsAsync<StartRefusedException>(() => ProcessHost.StartAsync(plan.Processes[0], options, Cancelled));

        var problem = Assert.Single(refused.Problems);
        Assert.Contains("in Curious uses EchoServiceClient, but Curious does not declare that call", problem.What, StringComparison.Ordinal);
        Assert.Contains(".Calls<EchoService.EchoServiceClient>()", problem.Mend, StringComparison.Ordinal);
    }

    private static async Task<bool> IsRefusedAsync(Uri address)
    {
        using var client = new HttpClient();
        try
        {
            using var response = await client.GetAsync(address, TestContext.Current.CancellationToken);
            return response.StatusCode == HttpStatusCode.ServiceUnavailable;
        }
        catch (HttpRequestException)
        {
            return true;
        }
    }
}
