using System.Collections.Immutable;
using Google.Protobuf.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Posthouse.Components;
using Posthouse.Contracts.Options.V1;
using Posthouse.Contracts.Testing.V1;
using Posthouse.Security;
using Posthouse.Testing.Outside;
using Posthouse.Tests.Security;

namespace Posthouse.Tests.Hosting.Door;

/// <summary>Methods that are not for outsiders do not exist outside, whoever asks and however; and whoever looks for such a method is shown to find one.</summary>
public sealed class OutsideReachTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public static TheoryData<string> EveryTopology => [DoorApplication.One, DoorApplication.Split];

    private static List<MethodDescriptor> Open => [.. EchoService.Descriptor.Methods.Where(static method => method.Name != "EchoInside")];

    private static List<MethodDescriptor> Inner =>
    [
        .. from service in BuiltContracts.ServicesOf(typeof(OutsideReachTests).Assembly)
           where !service.FullName.StartsWith("grpc.", StringComparison.Ordinal)
           from method in service.Methods
           where !Open.Contains(method)
           select method,
    ];

    [Theory]
    [MemberData(nameof(EveryTopology))]
    public async Task Whatever_is_not_for_outsiders_answers_as_what_nobody_has_even_with_a_genuine_token(string topology)
    {
        var key = ClusterKey.Create();
        await using var running = await RunningProcesses.StartAsync(topology, DoorApplication.Components, options => options with { Key = key });
        using var reach = new OutsideReach(running.Public, Forged(key));

        var giveaways = await reach.FindGiveawaysAsync(Inner, Cancelled);

        Assert.True(giveaways.Count == 0, string.Join("\n\n", giveaways));
        Assert.Contains(Inner, static method => method.FullName == "posthouse.testing.v1.EchoService.EchoInside");
        Assert.Contains(Inner, static method => method.FullName == "posthouse.events.v1.EventLogService.Read");
        Assert.Contains(Inner, static method => method.FullName.StartsWith("posthouse.authentication.v1.", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(EveryTopology))]
    public async Task Whatever_is_for_outsiders_answers_by_every_protocol(string topology)
    {
        await using var running = await DoorApplication.StartAsync(topology);
        using var reach = new OutsideReach(running.Public, []);

        var missing = await reach.FindMissingAsync(Open, Cancelled);

        Assert.True(missing.Count == 0, string.Join("\n\n", missing));
    }

    [Theory]
    [InlineData(DoorApplication.One)]
    [InlineData(DoorApplication.Split)]
    public async Task An_inner_method_that_was_opened_is_found_by_every_protocol(string topology)
    {
        ImmutableArray<ComponentDefinition> components = [ComponentDefinition.Of<LobbyComponent>(), ComponentDefinition.Of<DoormanComponent>(), ComponentDefinition.Of<CarelessEchoComponent>()];
        await using var running = await RunningProcesses.StartAsync(topology, components);
        using var reach = new OutsideReach(running.Public, []);
        var opened = EchoService.Descriptor.FindMethodByName("EchoInside");

        var giveaways = (await reach.FindGiveawaysAsync([opened], Cancelled)).Select(static giveaway => giveaway.Request).ToList();

        Assert.Superset(reach.CallsOf(opened).ToHashSet(), giveaways.ToHashSet());
        Assert.Contains("gRPC with forged headers over HTTP/2", giveaways);
        Assert.Contains("gRPC with an encoded letter over HTTP/2", giveaways);
    }

    [Fact]
    public async Task A_method_that_is_missing_is_found_by_every_protocol()
    {
        await using var running = await DoorApplication.StartAsync(DoorApplication.One);
        using var reach = new OutsideReach(running.Public, []);
        var missed = EchoService.Descriptor.FindMethodByName("EchoInside");

        var missing = await reach.FindMissingAsync([missed], Cancelled);

        Assert.Equal(reach.CallsOf(missed), missing.Select(static giveaway => giveaway.Request));
    }

    private static IEnumerable<KeyValuePair<string, string>> Forged(ClusterKey key)
    {
        var token = new CallerTokens(key, "front", TimeProvider.System).For(Caller.Component("Lobby"));
        return [new(CallerTokens.MetadataKey, token), new("Posthouse-User", DoormanEndpoint.Ada), new("posthouse-budget", "1000"), new("X-Forwarded-For", "127.0.0.1"), new("Authorization", $"Bearer {token}")];
    }
}

internal sealed class CarelessEchoComponent : IComponent
{
    public static void Define(ComponentBuilder component) => component
        .Serves<Posthouse.Testing.Echo.EchoEndpoint>(rules => rules.Allow("posthouse.testing.v1.EchoService/EchoInside", Access.Public))
        .Uses(services => services.AddSingleton(new Posthouse.Testing.Echo.EchoProcess("here")));
}
