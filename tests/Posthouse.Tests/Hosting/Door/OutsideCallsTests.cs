using Grpc.Core;
using Posthouse.Calls;
using Posthouse.Contracts.Testing.V1;
using Posthouse.Hosting.Door;
using Posthouse.Security;
using Posthouse.Tests.Security;

namespace Posthouse.Tests.Hosting.Door;

/// <summary>The calls of outsiders as protocols make them in the public process: the same wherever a component runs.</summary>
public sealed class OutsideCallsTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public static TheoryData<string> EveryTopology => [DoorApplication.One, DoorApplication.Split];

    [Theory]
    [MemberData(nameof(EveryTopology))]
    public async Task A_public_method_is_called_as_nobody_of_the_application(string topology)
    {
        await using var running = await DoorApplication.StartAsync(topology);
        var echo = Echo(running, topology);

        var answer = await echo.EchoAsync(new EchoRequest { Text = "hello" }, new Metadata { { "color", "red" } }, cancellationToken: Cancelled);

        Assert.Equal(("hello", "", "here"), (answer.Text, answer.Caller, answer.Process));
        Assert.Contains(answer.Metadata, static pair => pair is { Key: "color", Text: "red" });
    }

    [Theory]
    [MemberData(nameof(EveryTopology))]
    public async Task Every_kind_of_call_goes_through(string topology)
    {
        await using var running = await DoorApplication.StartAsync(topology);

        Assert.Equal(("ab", 2, "1 2 3", "x y"), await EchoKinds.AllAsync(Echo(running, topology)));
    }

    [Theory]
    [MemberData(nameof(EveryTopology))]
    public async Task Requests_are_checked_by_the_callee(string topology)
    {
        await using var running = await DoorApplication.StartAsync(topology);

        var refused = await Assert.ThrowsAsync<RpcException>(() => Echo(running, topology).EchoAsync(new EchoRequest { Repeat = -1 }, cancellationToken: Cancelled).ResponseAsync);

        Assert.Equal(StatusCode.InvalidArgument, refused.StatusCode);
        Assert.Equal("repeat", Assert.Single(refused.GetFieldViolations()).Field);
    }

    [Theory]
    [MemberData(nameof(EveryTopology))]
    public async Task What_is_for_components_only_does_not_exist(string topology)
    {
        await using var running = await DoorApplication.StartAsync(topology);

        var refused = await Assert.ThrowsAsync<RpcException>(() => Echo(running, topology).EchoInsideAsync(new EchoRequest(), cancellationToken: Cancelled).ResponseAsync);

        Assert.Equal(StatusCode.Unimplemented, refused.StatusCode);
    }

    [Theory]
    [MemberData(nameof(EveryTopology))]
    public async Task What_is_for_users_is_open_to_the_person_for_whom_the_door_works(string topology)
    {
        await using var running = await DoorApplication.StartAsync(topology);
        var echo = Echo(running, topology);
        var key = IdempotencyKeys.Header("once");

        var nobody = await Assert.ThrowsAsync<RpcException>(() => echo.EchoOnceAsync(new EchoRequest(), key, cancellationToken: Cancelled).ResponseAsync);
        ActingUser.Enter(UserId.Parse(DoormanEndpoint.Ada));
        var answer = await echo.EchoOnceAsync(new EchoRequest(), key, cancellationToken: Cancelled);

        Assert.Equal((StatusCode.Unauthenticated, CallReasons.NoUser), (nobody.StatusCode, nobody.GetReason()));
        Assert.Equal($"once /posthouse.testing.v1.EchoService/EchoOnce outside {DoormanEndpoint.Ada}", answer.Text);
    }

    [Fact]
    public void Every_method_for_outsiders_is_listed_with_its_component_and_its_rules()
    {
        var plan = Topologies.Sketch.Plan(DoorApplication.Split, DoorApplication.Components);

        var methods = PublicMethods.Of(plan);

        Assert.Equal(["Echo", "Collect", "Repeat", "Converse", "EchoOnce"], methods.All.Select(static method => method.Descriptor.Name));
        Assert.All(methods.All, static method => Assert.Equal("OpenEcho", method.Component));
        Assert.Equal((true, true), (methods.All[^1].NeedsUser, methods.All[^1].NeedsIdempotencyKey));
        Assert.Equal((false, false), (methods.All[0].NeedsUser, methods.All[0].NeedsIdempotencyKey));
        Assert.Null(methods.Find("/posthouse.testing.v1.EchoService/EchoInside"));
    }

    private static EchoService.EchoServiceClient Echo(RunningProcesses running, string topology) => new(running[DoorApplication.Front(topology)].OutsideCalls!);
}
