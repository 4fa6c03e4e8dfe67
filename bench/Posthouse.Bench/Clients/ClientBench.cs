using System.Net;
using System.Net.Http.Headers;
using Grpc.Core;
using Grpc.Net.Client;
using Posthouse.Bench.Servers;
using Posthouse.Contracts.Testing.V1;

namespace Posthouse.Bench.Clients;

/// <summary>Unary calls of our client to one server, beside a bare HTTP/2 client that sends and reads the same bytes, and beside grpc-js.</summary>
internal static class ClientBench
{
    private const int Parallel = 64;
    private const int WarmUp = 100_000;
    private const int Calls = 100_000;
    private const int Rounds = 7;

    // A tenth of the calls: it is that much slower, and its figures settle as soon.
    private const int NodeCalls = Calls / 10;

    public static async Task RunAsync()
    {
        using var certificate = new BenchCertificate();
        using var server = await ServerProcess.StartOwnAsync("Posthouse", "posthouse", certificate.CertificateFile, certificate.KeyFile);
        var address = new Uri($"http://127.0.0.1:{server.Ports[0]}");
        using var channel = GrpcChannel.ForAddress(address);
        using var http = new HttpMessageInvoker(new SocketsHttpHandler());
        var client = new EchoService.EchoServiceClient(channel);
        var metadata = new Metadata { { "posthouse-caller", server.Token } };
        var ours = new OwnClient(Parallel, async () => await client.EchoAsync(BenchMessages.Request, metadata));
        var bare = new OwnClient(Parallel, () => SendAsync(http, new Uri(address, BenchMessages.Path), server.Token));
        using var node = NodeClient.Start(server, Parallel);
        await bare.MeasureAsync(WarmUp);
        await ours.MeasureAsync(WarmUp);
        await node.MeasureAsync(NodeCalls);

        var (limits, calls, peers) = (new List<ClientCost>(), new List<ClientCost>(), new List<ClientCost>());
        for (var round = 0; round < Rounds; round++)
        {
            limits.Add(await bare.MeasureAsync(Calls));
            calls.Add(await ours.MeasureAsync(Calls));
            peers.Add(await node.MeasureAsync(NodeCalls));
        }

        Console.WriteLine(
            $"\nClients of one Posthouse server over h2c, {Parallel} calls at once; warm-up {WarmUp:N0} calls, then {Rounds} rounds of {Calls:N0} in turn (grpc-js a tenth of that).");
        var table = new Table("client", "calls/s", "bytes/call", "p50 ms", "p99 ms", "of bare HTTP");
        Add(table, "bare HTTP/2", limits, limits);
        Add(table, "Posthouse", calls, limits);
        Add(table, "grpc-js (Node)", peers, limits);
        table.Print();
        Console.WriteLine($"Posthouse makes {Ratio(calls, peers):F1} times as many calls as grpc-js (aim: 5 times).");
    }

    private static async Task SendAsync(HttpMessageInvoker http, Uri address, string token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address)
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Content = new ByteArrayContent(BenchMessages.RequestFrame) { Headers = { ContentType = new MediaTypeHeaderValue("application/grpc") } },
        };
        request.Headers.TryAddWithoutValidation("te", "trailers");
        request.Headers.TryAddWithoutValidation("posthouse-caller", token);
        using var response = await http.SendAsync(request, CancellationToken.None);
        await response.Content.ReadAsByteArrayAsync();
        if (!response.TrailingHeaders.TryGetValues("grpc-status", out var status) || !status.SequenceEqual(["0"]))
        {
            throw new InvalidOperationException("The server refused the call.");
        }
    }

    private static double Ratio(List<ClientCost> rounds, List<ClientCost> others) =>
        rounds.Zip(others, (own, other) => own.PerSecond / other.PerSecond).Order().ElementAt(Rounds / 2);

    private static void Add(Table table, string name, List<ClientCost> rounds, List<ClientCost> limits)
    {
        var middle = rounds.OrderBy(round => round.PerSecond).ElementAt(Rounds / 2);
        table.Add(name, $"{middle.PerSecond:N0}", $"{middle.Bytes:N0}", $"{middle.Median:F2}", $"{middle.Slow:F2}", $"{Ratio(rounds, limits):F2}");
    }
}
