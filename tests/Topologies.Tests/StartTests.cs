using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using Topologies.Tests.Running;

namespace Topologies.Tests;

public sealed class StartTests
{
    [Theory]
    [InlineData("one")]
    [InlineData("split")]
    public async Task A_taken_port_is_named_with_the_option_that_changes_it(string topology)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;

        await using var app = RunningApp.Launch(topology, ["--port", $"{port}"]);

        Assert.Equal(1, await app.ExitAsync());
        Assert.Contains($"Port {port} is taken by another program. Stop that program, or choose another port with --port", app.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_topology_that_cannot_work_starts_nothing_and_tells_every_problem()
    {
        var folder = Directory.CreateTempSubdirectory("posthouse-impossible-");
        var topology = Path.Combine(folder.FullName, "impossible.json");
        await File.WriteAllTextAsync(topology, """{ "processes": { "front": { "components": ["Desk", "Eco"] } } }""", TestContext.Current.CancellationToken);
        await using (var app = RunningApp.Launch(topology, []))
        {
            Assert.Equal(2, await app.ExitAsync());
            Assert.Contains("Nothing was started, because of 4 problems:", app.Output, StringComparison.Ordinal);
            Assert.Contains("Did you mean \"Echo\"?", app.Output, StringComparison.Ordinal);
            Assert.Empty(Directory.EnumerateFileSystemEntries(app.Data));
        }

        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Help_tells_every_option()
    {
        await using var app = RunningApp.Launch("one", ["--help"]);

        Assert.Equal(0, await app.ExitAsync());
        Assert.All(["--topology", "--process", "--port", "--data", "--listen"], option => Assert.Contains(option, app.Output, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Processes_that_are_started_one_by_one_find_each_other_by_the_topology()
    {
        var folder = Directory.CreateTempSubdirectory("posthouse-cluster-");
        var (topology, environment) = WriteCluster(folder.FullName);
        var (front, rest, idle) = ("front", "rest", "Ready");
        await using (var first = RunningApp.Launch(topology, ["--process", front, "--port", "0"], environment, folder.FullName))
        await using (var second = RunningApp.Launch(topology, ["--process", rest], environment, folder.FullName))
        {
            await first.ReadyAsync();
            await second.WritesAsync(idle);

            Assert.Equal($"hello for Desk from {second.Id}", await first.GetAsync("/echo?text=hello"));
            Assert.StartsWith($"{second.Id}: ", await first.GetAsync("/diary"), StringComparison.Ordinal);
        }

        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task A_process_alone_without_the_clusters_key_is_refused()
    {
        var folder = Directory.CreateTempSubdirectory("posthouse-cluster-");
        var (topology, _) = WriteCluster(folder.FullName);
        await using (var app = RunningApp.Launch(topology, ["--process", "rest"], data: folder.FullName))
        {
            Assert.Equal(2, await app.ExitAsync());
            Assert.Contains("POSTHOUSE_CLUSTER_KEY_FILE", app.Output, StringComparison.Ordinal);
        }

        folder.Delete(recursive: true);
    }

    private static (string Topology, Dictionary<string, string> Environment) WriteCluster(string folder)
    {
        var (key, topology) = (Path.Combine(folder, "cluster.key"), Path.Combine(folder, "cluster.json"));
        File.WriteAllText(key, Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)));
        File.WriteAllText(
            topology,
            $$"""
            { "processes": {
                "front": { "components": ["Desk"], "public": true },
                "rest": { "components": ["*"], "address": "http://127.0.0.1:{{FreePort()}}" }
            } }
            """);
        return (topology, new Dictionary<string, string>(StringComparer.Ordinal) { ["POSTHOUSE_CLUSTER_KEY_FILE"] = key });
    }

    private static int FreePort()
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)socket.LocalEndPoint!).Port;
    }
}
