using System.Collections.Immutable;
using Grpc.Net.Client;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Posthouse.Components;
using Posthouse.Contracts.Testing.V1;
using Posthouse.Testing.Clusters;
using Posthouse.Tests.Grpc.Calls;

namespace Posthouse.Tests.Hosting.Door.Forwarding;

/// <summary>An echo that does what a test tells it, called from outside through the public process, wherever it is served.</summary>
internal sealed class ForwardedEcho : IAsyncDisposable
{
    public const string Here = "the public process";
    public const string AnotherProcess = "another process";
    public const string AnotherServer = "a server that stands in";

    private const string One = """{ "processes": { "all": { "components": ["*"], "public": true } } }""";
    private const string Split = """{ "processes": { "front": { "components": ["Gate"], "public": true }, "rest": { "components": ["*"] } } }""";

    private readonly TestCluster? _other;
    private readonly GrpcChannel _channel;

    private ForwardedEcho(TestCluster cluster, TestCluster? other)
    {
        (Cluster, _other) = (cluster, other);
        _channel = GrpcChannel.ForAddress(cluster.Public.BaseAddress!, new GrpcChannelOptions { MaxReceiveMessageSize = null });
        Client = new EchoService.EchoServiceClient(_channel);
        Script = (other ?? cluster).ServicesOf("Directed").GetRequiredService<ScriptedEcho>();
    }

    public static TheoryData<string> Everywhere => [Here, AnotherProcess, AnotherServer];

    public TestCluster Cluster { get; }

    /// <summary>What the service does.</summary>
    public ScriptedEcho Script { get; }

    /// <summary>Somebody outside.</summary>
    public EchoService.EchoServiceClient Client { get; }

    public static async Task<ForwardedEcho> StartAsync(string place)
    {
        if (place != AnotherServer)
        {
            return new ForwardedEcho(await StartAsync(place == Here ? One : Split, external: null), other: null);
        }

        var other = await StartAsync(One, external: null);
        return new ForwardedEcho(await StartAsync(One, other.Public.BaseAddress), other);
    }

    public async ValueTask DisposeAsync()
    {
        _channel.Dispose();
        await Cluster.DisposeAsync();
        await (_other?.DisposeAsync() ?? ValueTask.CompletedTask);
    }

    /// <summary>The application, with another server in the place of the echo.</summary>
    public static Task<TestCluster> StartAsync(Uri external) => StartAsync(One, external);

    private static Task<TestCluster> StartAsync(string topology, Uri? external) => TestCluster.StartAsync(
        topology,
        new TestClusterOptions
        {
            Compose = static application => application.Add<GateComponent>().Add<DirectedComponent>(),
            External = external is null ? ImmutableSortedDictionary<string, Uri>.Empty : ImmutableSortedDictionary<string, Uri>.Empty.Add("Directed", external),
            KeepsTelemetry = false,
        },
        TestContext.Current.CancellationToken);
}

internal sealed class GateComponent : IComponent
{
    public static void Define(ComponentBuilder component) => component.Exposes("/", static routes => routes.MapGet("/", static () => "A gate."));
}

internal sealed class DirectedComponent : IComponent
{
    public static void Define(ComponentBuilder component) => component.Serves<ScriptedEcho>().Uses(static services => services.AddSingleton<ScriptedEcho>());
}
