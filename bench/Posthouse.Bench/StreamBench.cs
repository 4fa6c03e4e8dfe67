using Grpc.Core;
using Grpc.Net.Client;
using Posthouse.Bench.Load;
using Posthouse.Bench.Servers;
using Posthouse.Contracts.Testing.V1;

namespace Posthouse.Bench;

/// <summary>Server streaming: calls of a thousand responses, each flushed by itself, beside a bare HTTP/2 stream of the same bytes flushed for each message.</summary>
internal static class StreamBench
{
    public static async Task RunAsync(LoadPlan plan)
    {
        using var certificate = new BenchCertificate();
        string[] files = [certificate.CertificateFile, certificate.KeyFile];
        using var bare = await ServerProcess.StartOwnAsync("bare Kestrel", "bare", files);
        using var posthouse = await ServerProcess.StartOwnAsync("Posthouse", "posthouse", files);
        using var plain = await ServerProcess.StartOwnAsync("Posthouse.Grpc alone", "plain", files);
        ServerProcess[] servers = [bare, posthouse, plain];
        foreach (var server in servers)
        {
            await CheckAsync(server);
        }

        Console.WriteLine(
            $"Server streaming, {BenchMessages.StreamLength:N0} responses of {BenchMessages.ResponseFrame.Length} bytes in a call; h2load with {plan.Connections} connections of "
            + $"{LoadTarget.StreamsPerConnection} calls under way; warm-up {plan.WarmUpSeconds} s, then {plan.Rounds} rounds of {plan.MeasuredSeconds} s in turn; {Environment.ProcessorCount} cores.");
        using var load = new H2Load();
        var results = await new Contest(load, plan).RunAsync(servers, server => LoadTarget.Stream(server, load.StreamBodyFile));
        Contest.TableOf("over h2c", "messages/s", servers, results, BenchMessages.StreamLength).Print();
        Console.WriteLine("p50 and p99 are those of a whole call (aim: at least 0.5 of bare Kestrel).");
    }

    private static async Task CheckAsync(ServerProcess server)
    {
        using var channel = GrpcChannel.ForAddress($"http://127.0.0.1:{server.Ports[0]}");
        using var call = new EchoService.EchoServiceClient(channel).Repeat(BenchMessages.StreamRequest, new Metadata { { "posthouse-caller", server.Token } });
        var expected = BenchMessages.Answer(BenchMessages.Request);
        var seen = 0;
        while (await call.ResponseStream.MoveNext(CancellationToken.None))
        {
            seen += call.ResponseStream.Current.Equals(expected) ? 1 : 0;
        }

        if (seen != BenchMessages.StreamLength)
        {
            throw new InvalidOperationException($"{server.Name} gives {seen} right responses of {BenchMessages.StreamLength}.");
        }
    }
}
