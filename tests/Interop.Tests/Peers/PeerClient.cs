using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using Google.Protobuf;

namespace Interop.Tests.Peers;

/// <summary>A peer's client program: makes the calls that it is told to make, any number at once.</summary>
public sealed class PeerClient : IAsyncDisposable
{
    private readonly PeerProgram _program;
    private readonly ConcurrentDictionary<int, TaskCompletionSource<JsonNode>> _pending = new();
    private readonly SemaphoreSlim _writing = new(1);
    private readonly Task _reading;
    private int _last;

    private PeerClient(PeerProgram program)
    {
        _program = program;
        _reading = ReadAsync();
    }

    public static PeerClient Start(Language language, string authority, string? certificateFile) => new(PeerProgram.Start(
        language, "client", ["--address", authority, .. certificateFile is null ? (string[])[] : ["--authority", certificateFile]]));

    /// <summary>A client of grpcio that watches the health of a service, and gives calls only to servers where it is well.</summary>
    public static PeerClient StartWatching(string authority, string service) =>
        new(PeerProgram.Start(Language.Python, "client", "--address", authority, "--watched", service));

    public async Task<PeerAnswer> CallAsync(PeerCall call, CancellationToken cancellationToken)
    {
        var id = Interlocked.Increment(ref _last);
        var answer = _pending[id] = new TaskCompletionSource<JsonNode>(TaskCreationOptions.RunContinuationsAsynchronously);
        var command = new JsonObject
        {
            ["id"] = id,
            ["method"] = call.Method,
            ["requests"] = new JsonArray([.. call.Requests.Select(request => JsonNode.Parse(JsonFormatter.Default.Format(request)))]),
            ["metadata"] = new JsonArray([.. call.Metadata.Select(pair => JsonNode.Parse(JsonFormatter.Default.Format(pair)))]),
            ["deadlineMilliseconds"] = call.DeadlineMilliseconds,
            ["cancelAfter"] = call.CancelAfter,
            ["waitForReady"] = call.WaitForReady,
        };
        await _writing.WaitAsync(cancellationToken);
        try
        {
            await _program.WriteLineAsync(command.ToJsonString());
        }
        finally
        {
            _writing.Release();
        }

        return PeerAnswer.Parse(await answer.Task.WaitAsync(PeerProgram.Patience, cancellationToken));
    }

    public async ValueTask DisposeAsync()
    {
        await _program.DisposeAsync();
        await _reading;
        _writing.Dispose();
    }

    private async Task ReadAsync()
    {
        try
        {
            while (true)
            {
                var answer = JsonNode.Parse(await _program.ReadLineAsync(CancellationToken.None))!;
                _pending[(int)answer["id"]!].SetResult(answer);
            }
        }
        catch (Exception ended) when (ended is InvalidOperationException or JsonException)
        {
            foreach (var waiting in _pending.Values)
            {
                waiting.TrySetException(ended);
            }
        }
    }
}
