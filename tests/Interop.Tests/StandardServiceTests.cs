using System.Text.Json.Nodes;
using Grpc.Core;
using Interop.Tests.Peers;
using Posthouse.Contracts.Testing.V1;

namespace Interop.Tests;

/// <summary>Health and reflection, as the public clients of others ask for them.</summary>
public sealed class StandardServiceTests : IDisposable
{
    private static readonly EchoRequest Hello = new() { Text = "hello" };

    /// <summary>Makes a test fail that would wait for ever. No test that passes comes near it.</summary>
    private readonly CancellationTokenSource _patience = new(PeerProgram.Patience);

    private CancellationToken Cancel => _patience.Token;

    public void Dispose() => _patience.Dispose();

    [Fact]
    public async Task The_public_clients_of_grpc_js_learn_health_services_and_methods()
    {
        await using var server = PeerProgram.StartOurServer(0);
        var address = $"127.0.0.1:{await server.ReadPortAsync()}";
        await using var client = PeerProgram.Start(Language.Node, "standard", "--address", address, "--service", EchoService.Descriptor.FullName);

        var learnt = JsonNode.Parse(await client.ReadLineAsync(Cancel))!;

        Assert.Equal(("SERVING", (int)StatusCode.NotFound, (int)StatusCode.NotFound), ((string?)learnt["server"], (int?)learnt["service"], (int?)learnt["unknown"]));
        Assert.Equal(["SERVICE_UNKNOWN", "SERVICE_UNKNOWN"], learnt["watched"]!.AsArray().Select(status => (string?)status));
        foreach (var version in new[] { "v1", "v1alpha" })
        {
            string[] services = ["grpc.health.v1.Health", "grpc.reflection.v1.ServerReflection", "grpc.reflection.v1alpha.ServerReflection", EchoService.Descriptor.FullName];
            Assert.Equal(services, learnt[version]!["services"]!.AsArray().Select(service => (string?)service));
            Assert.Equal(EchoService.Descriptor.Methods.Select(method => method.Name), learnt[version]!["methods"]!.AsArray().Select(method => (string?)method));
        }
    }

    [Fact]
    public async Task A_channel_of_grpcio_that_watches_health_gives_calls_only_while_the_service_is_well()
    {
        await using var server = PeerProgram.StartOurServer(0);
        var port = await server.ReadPortAsync();
        await server.WriteLineAsync("up");
        await using var client = PeerClient.StartWatching($"127.0.0.1:{port}", EchoService.Descriptor.FullName);
        var patient = new PeerCall("Echo", Hello) { WaitForReady = true };

        var before = await client.CallAsync(patient, Cancel);
        await server.WriteLineAsync("down");
        PeerAnswer during;
        do
        {
            during = await client.CallAsync(new PeerCall("Echo", Hello), Cancel);
        }
        while (during.Code == StatusCode.OK);
        await server.WriteLineAsync("up");
        var after = await client.CallAsync(patient, Cancel);

        Assert.Equal([StatusCode.OK, StatusCode.Unavailable, StatusCode.OK], new[] { before, during, after }.Select(answer => answer.Code));
        Assert.Contains("unhealthy", during.Message, StringComparison.Ordinal);
    }
}
