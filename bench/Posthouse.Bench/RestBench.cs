using System.Net.Http.Headers;
using Google.Protobuf;
using Posthouse.Bench.Load;
using Posthouse.Bench.Servers;
using Posthouse.Contracts.Testing.V1;

namespace Posthouse.Bench;

/// <summary>The unary call as REST/JSON over HTTP/1.1 with the whole pipeline, beside a bare minimal API that takes and gives the same JSON.</summary>
internal static class RestBench
{
    public static async Task RunAsync(LoadPlan plan)
    {
        using var bare = await ServerProcess.StartOwnAsync("a bare minimal API", "bare-rest");
        using var rest = await ServerProcess.StartOwnAsync("Posthouse.Rest", "rest");
        ServerProcess[] servers = [bare, rest];
        var first = await AskAsync(bare);
        if (await AskAsync(rest) != first)
        {
            throw new InvalidOperationException($"The servers do not answer alike; {bare.Name} says {first}");
        }

        Console.WriteLine(
            $"REST/JSON over HTTP/1.1, {BenchMessages.RequestJson.Length} bytes to the server and {first.Json.Length} back; h2load with {LoadTarget.Browsers} connections, one request at a time on each; "
            + $"warm-up {plan.WarmUpSeconds} s, then {plan.Rounds} rounds of {plan.MeasuredSeconds} s in turn; {Environment.ProcessorCount} cores.");
        using var load = new H2Load();
        var results = await new Contest(load, plan).RunAsync(servers, server => LoadTarget.Rest(server, load.JsonFile));
        Contest.TableOf("the echo method as REST", "calls/s", servers, results).Print();
        Console.WriteLine("Aim: at least 0.6 of the bare minimal API.");
    }

    // What is compared is the work, not the size of what is sent: both give the same bytes under the same headers.
    private static async Task<RestAnswer> AskAsync(ServerProcess server)
    {
        using var client = new HttpClient();
        using var question = new ByteArrayContent(BenchMessages.RequestJson) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
        using var response = await client.PostAsync(new Uri($"http://127.0.0.1:{server.Ports[0]}{BenchMessages.RestPath}"), question);
        var answer = await response.Content.ReadAsStringAsync();
        return response.IsSuccessStatusCode && JsonParser.Default.Parse<EchoResponse>(answer).Equals(BenchMessages.Answer(BenchMessages.Request))
            ? new RestAnswer(answer, response.Content.Headers.ContentType?.ToString(), response.Headers.TransferEncodingChunked)
            : throw new InvalidOperationException($"{server.Name} answers {(int)response.StatusCode}: {answer}");
    }

    private sealed record RestAnswer(string Json, string? ContentType, bool? Chunked);
}
