using System.Collections.Immutable;
using Grpc.Core;
using Microsoft.Extensions.DependencyInjection;
using Posthouse.Components;
using Posthouse.Contracts.Options.V1;
using Posthouse.Testing.Echo;
using Posthouse.Tests.Security;

namespace Posthouse.Tests.Hosting.Door;

/// <summary>An application whose echo outsiders may call: by every kind of call, and by one method only when they have signed in.</summary>
internal static class DoorApplication
{
    public const string One = """{ "processes": { "all": { "components": ["*"], "public": true } } }""";
    public const string Split = """{ "processes": { "front": { "components": ["Lobby"], "public": true }, "rest": { "components": ["*"] } } }""";

    public static ImmutableArray<ComponentDefinition> Components =>
        [ComponentDefinition.Of<LobbyComponent>(), ComponentDefinition.Of<DoormanComponent>(), ComponentDefinition.Of<OpenEchoComponent>()];

    /// <summary>The front process of a topology.</summary>
    public static string Front(string topology) => topology == One ? "all" : "front";

    /// <summary>The process of the echo.</summary>
    public static string Back(string topology) => topology == One ? "all" : "rest";

    public static Task<RunningProcesses> StartAsync(string topology) => RunningProcesses.StartAsync(topology, Components);

    public static Metadata SignedIn => new() { { "cookie", $"posthouse-session={DoormanEndpoint.Secret}" }, { "idempotency-key", "once" } };
}

internal sealed class OpenEchoComponent : IComponent
{
    public static void Define(ComponentBuilder component) => component
        .Serves<Posthouse.Testing.Echo.EchoEndpoint>(rules => rules.Allow("posthouse.testing.v1.EchoService/EchoOnce", Access.User))
        .Uses(services => services.AddSingleton(new EchoProcess("here")));
}
