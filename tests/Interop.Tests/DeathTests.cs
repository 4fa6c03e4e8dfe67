using Grpc.Core;
using Grpc.Net.Client;
using Interop.Tests.Peers;
using Posthouse.Contracts.Testing.V1;
using static Posthouse.Contracts.Testing.V1.EchoService;

namespace Interop.Tests;

/// <summary>Servers that are killed while many calls are under way, and come back: every call ends with UNAVAILABLE, and clients find the next server by themselves.</summary>
public sealed class DeathTests : IDisposable
{
    private const int Calls = 1000;
    private const int Forever = 600_000;

    // grpcio serves so many calls at once, and its client here makes twice as many.
    private const int ServedByAll = 32;

    private static readonly EchoRequest Hello = new() { Text = "hello" };
    private static readonly EchoRequest Held = new() { DelayMilliseconds = Forever, Repeat = 1, Headers = { new Pair { Key = "head", Text = "one" } } };

    /// <summary>Makes a test fail that would wait for ever. No test that passes comes near it.</summary>
    private readonly CancellationTokenSource _patience = new(PeerProgram.Patience);

    private CancellationToken Cancel => _patience.Token;

    public void Dispose() => _patience.Dispose();

    [Theory, InlineData(Language.Node), InlineData(Language.Python)]
    public async Task Our_thousand_calls_end_when_the_peers_server_is_killed_and_its_successor_is_found(Language language)
    {
        await using var first = PeerProgram.Start(language, "server");
        var port = await first.ReadPortAsync();
        using var channel = GrpcChannel.ForAddress($"http://127.0.0.1:{port}");
        var client = new EchoServiceClient(channel);
        using var begun = new SemaphoreSlim(0);
        var ends = Enumerable.Range(0, Calls).Select(_ => EndAsync(client, begun)).ToList();
        for (var call = 0; call < (language == Language.Node ? Calls : ServedByAll); call++)
        {
            await begun.WaitAsync(Cancel);
        }

        await first.KillAsync();
        var statuses = await Task.WhenAll(ends).WaitAsync(Cancel);
        await using var second = PeerProgram.Start(language, "server", "--port", $"{port}");
        await second.ReadPortAsync();
        var response = await client.EchoAsync(Hello, new CallOptions(cancellationToken: Cancel).WithWaitForReady());

        Assert.All(statuses, static status => Assert.True(status.StatusCode == StatusCode.Unavailable, status.ToString()));
        Assert.Equal("hello", response.Text);
    }

    [Theory, InlineData(Language.Node, Calls), InlineData(Language.Python, 2 * ServedByAll)]
    public async Task The_peers_calls_end_when_our_server_is_killed_and_its_successor_is_found(Language language, int calls)
    {
        await using var first = PeerProgram.StartOurServer(0);
        var port = await first.ReadPortAsync();
        await using var client = PeerClient.Start(language, $"127.0.0.1:{port}", null);
        var ends = Enumerable.Range(0, calls).Select(_ => client.CallAsync(new PeerCall("Repeat", Held), Cancel)).ToList();
        for (var call = 0; call < calls; call++)
        {
            await first.ReadLineAsync(Cancel);
        }

        await first.KillAsync();
        var answers = await Task.WhenAll(ends);
        await using var second = PeerProgram.StartOurServer(port);
        await second.ReadPortAsync();
        var answer = await client.CallAsync(new PeerCall("Echo", Hello) { WaitForReady = true }, Cancel);

        Assert.All(answers, static answer => Assert.True(answer.Code == StatusCode.Unavailable, $"{answer.Code}: {answer.Message}"));
        Assert.Equal((StatusCode.OK, "hello"), (answer.Code, answer.Responses.Single().Text));
    }

    private async Task<Status> EndAsync(EchoServiceClient client, SemaphoreSlim begun)
    {
        using var call = client.EchoAsync(Held, cancellationToken: Cancel);
        try
        {
            await call.ResponseHeadersAsync;
            begun.Release();
            await call.ResponseAsync;
            return Status.DefaultSuccess;
        }
        catch (RpcException ended)
        {
            return ended.Status;
        }
    }
}
