using Grpc.Core;
using Grpc.Net.Client;
using Posthouse.Bench.Load;
using Posthouse.Bench.Servers;
using Posthouse.Contracts.Testing.V1;

namespace Posthouse.Bench;

/// <summary>Unary calls over the network: the whole pipeline beside bare Kestrel with the same bytes, and beside grpcio on Python.</summary>
internal static class NetworkBench
{
    public static async Task RunAsync(LoadPlan plan)
    {
        using var certificate = new BenchCertificate();
        string[] files = [certificate.CertificateFile, certificate.KeyFile];
        using var bare = await ServerProcess.StartOwnAsync("bare Kestrel", "bare", files);
        using var posthouse = await ServerProcess.StartOwnAsync("Posthouse", "posthouse", files);
        using var plain = await ServerProcess.StartOwnAsync("Posthouse.Grpc alone", "plain", files);
        using var python = await ServerProcess.StartAsync("grpcio (Python)", "/usr/bin/python3", Repository.Find("bench/grpcio_server.py"));
        foreach (var server in new[] { bare, posthouse, plain, python })
        {
            await CheckAsync(server);
        }

        Console.WriteLine(
            $"Unary calls, {BenchMessages.RequestFrame.Length} bytes there and {BenchMessages.ResponseFrame.Length} back; h2load with {plan.Connections} connections of "
            + $"{plan.CallsPerConnection} calls under way; warm-up {plan.WarmUpSeconds} s, then {plan.Rounds} rounds of {plan.MeasuredSeconds} s in turn; {Environment.ProcessorCount} cores.");
        await CompareAsync("h2c", tls: false, plan, [bare, posthouse, plain, python]);
        await CompareAsync("TLS", tls: true, plan, [bare, posthouse, plain]);
    }

    private static async Task CompareAsync(string title, bool tls, LoadPlan plan, ServerProcess[] servers)
    {
        using var load = new H2Load();
        var contest = new Contest(load, plan);
        var results = await contest.RunAsync(servers, server => LoadTarget.Call(server, tls, load.BodyFile));
        var table = Contest.TableOf($"over {title}", "calls/s", servers, results);
        table.Print();
        if (servers is [_, var posthouse, _, var python])
        {
            var times = results[posthouse].Zip(results[python], (own, other) => own.PerSecond / other.PerSecond).Order().ToArray();
            Console.WriteLine($"{posthouse.Name} answers {times[times.Length / 2]:F1} times as many calls as {python.Name}.");
        }
    }

    // The load generator looks at the HTTP status only: whether the servers answer rightly is seen before.
    private static async Task CheckAsync(ServerProcess server)
    {
        using var channel = GrpcChannel.ForAddress($"http://127.0.0.1:{server.Ports[0]}");
        var answer = await new EchoService.EchoServiceClient(channel).EchoAsync(BenchMessages.Request, new Metadata { { "posthouse-caller", server.Token } });
        if (!answer.Equals(BenchMessages.Answer(BenchMessages.Request)))
        {
            throw new InvalidOperationException($"{server.Name} gives another answer: {answer}");
        }
    }
}
