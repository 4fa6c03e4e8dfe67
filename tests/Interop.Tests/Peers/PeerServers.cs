using System.Collections.Concurrent;
using Grpc.Net.Client;
using Interop.Tests.Peers;

[assembly: AssemblyFixture(typeof(PeerServers))]

namespace Interop.Tests.Peers;

/// <summary>The peers' echo servers, each started when first asked for, and channels of ours to them.</summary>
public sealed class PeerServers : IAsyncDisposable
{
    private readonly ConcurrentDictionary<(Language, bool), Lazy<Task<Server>>> _servers = new();
    private readonly TestCertificate _certificate = new();

    public async Task<GrpcChannel> ChannelAsync(Language language, bool tls) =>
        (await _servers.GetOrAdd((language, tls), key => new(() => StartAsync(key.Item1, key.Item2))).Value).Channel;

    public async ValueTask DisposeAsync()
    {
        foreach (var server in _servers.Values)
        {
            var (program, channel) = await server.Value;
            channel.Dispose();
            await program.DisposeAsync();
        }

        _certificate.Dispose();
    }

    private async Task<Server> StartAsync(Language language, bool tls)
    {
        string[] arguments = tls ? ["--certificate", _certificate.CertificateFile, "--key", _certificate.KeyFile] : [];
        var program = PeerProgram.Start(language, "server", arguments);
        var port = await program.ReadPortAsync();
        var channel = tls
            ? GrpcChannel.ForAddress(
                $"https://localhost:{port}", new GrpcChannelOptions { HttpHandler = _certificate.TrustingHandler(), DisposeHttpClient = true })
            : GrpcChannel.ForAddress($"http://localhost:{port}");
        return new Server(program, channel);
    }

    private sealed record Server(PeerProgram Program, GrpcChannel Channel);
}
