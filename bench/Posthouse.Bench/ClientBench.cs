using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using Grpc.Core;
using Grpc.Net.Client;
using Posthouse.Bench.Servers;
using Posthouse.Contracts.Testing.V1;

namespace Posthouse.Bench;

/// <summary>Unary calls of our client beside a bare HTTP/2 client that sends and reads the same bytes, to the same server.</summary>
internal static class ClientBench
{
    private const int Parallel = 64;
    private const int WarmUp = 100_000;
    private const int Calls = 100_000;
    private const int Rounds = 7;

    public static async Task RunAsync()
    {
        using var certificate = new BenchCertificate();
        using var server = await ServerProcess.StartOwnAsync("Posthouse", "posthouse", certificate.CertificateFile, certificate.KeyFile);
        var address = new Uri($"http://127.0.0.1:{server.Ports[0]}");
        using var channel = GrpcChannel.ForAddress(address);
        using var http = new HttpMessageInvoker(new SocketsHttpHandler());
        var client = new EchoService.EchoServiceClient(channel);
        var metadata = new Metadata { { "posthouse-caller", server.Token } };
        Func<Task> ours = async () => await client.EchoAsync(BenchMessages.Request, metadata);
        Func<Task> bare = () => SendAsync(http, new Uri(address, BenchMessages.Path), server.Token);
        await MeasureAsync(bare, WarmUp);
        await MeasureAsync(ours, WarmUp);

        var limits = new List<Cost>();
        var calls = new List<Cost>();
        for (var round = 0; round < Rounds; round++)
        {
            limits.Add(await MeasureAsync(bare, Calls));
            calls.Add(await MeasureAsync(ours, Calls));
        }

        Console.WriteLine($"\nClients of one Posthouse server over h2c, {Parallel} calls at once; warm-up {WarmUp:N0} calls, then {Rounds} rounds of {Calls:N0} in turn.");
        var table = new Table("client", "calls/s", "bytes/call", "p50 ms", "p99 ms", "of bare HTTP");
        Add(table, "bare HTTP/2", limits, limits);
        Add(table, "Posthouse", calls, limits);
        table.Print();
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

    private static async Task<Cost> MeasureAsync(Func<Task> call, int calls)
    {
        var times = new double[calls];
        var next = -1;
        var bytes = GC.GetTotalAllocatedBytes();
        var start = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, Parallel).Select(async _ =>
        {
            while (Interlocked.Increment(ref next) is var index && index < calls)
            {
                var begun = Stopwatch.GetTimestamp();
                await call();
                times[index] = Stopwatch.GetElapsedTime(begun).TotalMilliseconds;
            }
        }));
        var elapsed = Stopwatch.GetElapsedTime(start);
        bytes = (GC.GetTotalAllocatedBytes() - bytes) / calls;
        Array.Sort(times);
        return new Cost(calls / elapsed.TotalSeconds, bytes, times[calls / 2], times[calls * 99 / 100]);
    }

    private static void Add(Table table, string name, List<Cost> rounds, List<Cost> limits)
    {
        var middle = rounds.OrderBy(round => round.PerSecond).ElementAt(Rounds / 2);
        var ratio = rounds.Zip(limits, (own, limit) => own.PerSecond / limit.PerSecond).Order().ElementAt(Rounds / 2);
        table.Add(name, $"{middle.PerSecond:N0}", $"{middle.Bytes:N0}", $"{middle.Median:F2}", $"{middle.Slow:F2}", $"{ratio:F2}");
    }

    private sealed record Cost(double PerSecond, long Bytes, double Median, double Slow);
}
