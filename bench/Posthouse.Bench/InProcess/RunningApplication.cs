using Microsoft.Extensions.DependencyInjection;
using Posthouse.Bench.Servers;
using Posthouse.Contracts.Testing.V1;
using Posthouse.Testing.Clusters;

namespace Posthouse.Bench.InProcess;

/// <summary>An application of two components in one process, as a program would run it. Nobody listens to its telemetry.</summary>
internal sealed class RunningApplication : IAsyncDisposable
{
    private const string Topology = """{ "processes": { "bench": { "components": ["*"], "public": true } } }""";

    private readonly TestCluster _cluster;

    private RunningApplication(TestCluster cluster) => _cluster = cluster;

    /// <summary>The client that the calling component is given.</summary>
    public EchoService.EchoServiceClient Client => _cluster.ServicesOf("Calling").GetRequiredService<EchoService.EchoServiceClient>();

    public static async Task<RunningApplication> StartAsync()
    {
        var options = new TestClusterOptions { Compose = static application => application.Add<EchoComponent>().Add<CallingComponent>(), KeepsTelemetry = false };
        return new RunningApplication(await TestCluster.StartAsync(Topology, options, CancellationToken.None));
    }

    public ValueTask DisposeAsync() => _cluster.DisposeAsync();
}
