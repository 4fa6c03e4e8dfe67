using System.Text.Json.Nodes;
using Grpc.Net.Client;
using Interop.Tests.Echo;
using Interop.Tests.Peers;

namespace Interop.Tests.Cases;

/// <summary>All cases, once, between two ends: each case with its failure, or null.</summary>
internal static class CaseRun
{
    /// <summary>A peer's server, our client.</summary>
    public static async Task<IReadOnlyDictionary<string, string?>> ServedByAsync(Language language, bool tls, CancellationToken cancel)
    {
        using var certificate = new TestCertificate();
        string[] arguments = tls ? ["--certificate", certificate.CertificateFile, "--key", certificate.KeyFile] : [];
        await using var server = PeerProgram.StartCases(language, Side.Serves, arguments);
        return await AgainstAsync($"localhost:{await server.ReadPortAsync()}", tls ? certificate : null, cancel);
    }

    /// <summary>A peer's client, our server.</summary>
    public static async Task<IReadOnlyDictionary<string, string?>> CalledByAsync(Language language, OurServer server, bool tls, CancellationToken cancel, params string[] more)
    {
        string[] trust = tls ? ["--authority", server.Certificate.CertificateFile] : [];
        await using var client = PeerProgram.StartCases(language, Side.Calls, ["--address", server.Authority(tls), .. trust, .. more]);
        var failures = new Dictionary<string, string?>(StringComparer.Ordinal);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        patience.CancelAfter(PeerProgram.Patience);
        foreach (var one in Case.All)
        {
            await client.WriteLineAsync(one.Name);
            var answer = JsonNode.Parse(await client.ReadLineAsync(patience.Token))!;
            Assert.Equal(one.Name, (string?)answer["case"]);
            failures[one.Name] = (string?)answer["failure"];
        }

        return failures;
    }

    /// <summary>
    /// Our client, whoever serves; each case over a connection of its own: grpcio 1.51 may answer twice to a call whose deadline it has noticed first, which is an error of the connection (RFC 9113
    /// section 5.1) and shall not be one of the next case.
    /// </summary>
    public static async Task<IReadOnlyDictionary<string, string?>> AgainstAsync(string authority, TestCertificate? certificate, CancellationToken cancel)
    {
        var failures = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (var one in Case.All)
        {
            using var handler = new ObservingHandler(certificate?.TrustingHandler() ?? new SocketsHttpHandler { EnableMultipleHttp2Connections = true });
            using var channel = GrpcChannel.ForAddress($"{(certificate is null ? "http" : "https")}://{authority}", new GrpcChannelOptions { HttpHandler = handler });
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancel);
            patience.CancelAfter(PeerProgram.Patience);
            var cases = new OurCases(channel, patience.Token);
            var compression = new OurCompressionCases(channel, handler.Responses, patience.Token);
            var failure = await Record.ExceptionAsync(() => one.RunAsync(cases, compression));
            failures[one.Name] = failure?.Message.ReplaceLineEndings(" ");
        }

        return failures;
    }
}
