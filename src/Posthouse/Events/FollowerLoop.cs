using System.Numerics;
using Grpc.Core;
using Microsoft.Extensions.Logging;
using Posthouse.Contracts.Events.V1;
using Posthouse.Storage;

namespace Posthouse.Events;

/// <summary>
/// Follows one publisher for one component:
/// 1. load the cursors and read the publisher's log after the lowest; 2. take what has arrived as a batch; 3. move the cursors (compare-and-set) and take the effects, all in one
/// transaction; 4. when that fails, take the facts one by one, each as often as allowed, and park the one that never works; 5. when another replica was faster or a
/// cursor was reset, load the cursors again; 6. when the connection fails, wait and start anew. The cursor decides alone, so every effect happens exactly once.
/// </summary>
internal sealed class FollowerLoop
{
    private const int FailuresOfAStart = 10;

    private readonly Database _database;
    private readonly EventLogService.EventLogServiceClient _client;
    private readonly FactHandling _handling;
    private readonly FollowerOptions _options;
    private readonly ILogger _logger;
    private readonly Backoff _backoff;
    private readonly CursorStore _store;
    private readonly string[] _types;
    private Dictionary<string, long> _cursors = [];
    private long _position;
    private long _head;
    private int _failures;
    private bool _wasReached;

    public FollowerLoop(Database database, FactHandling handling, IReadOnlyList<string> types, EventLogService.EventLogServiceClient client, FollowerOptions options)
    {
        _database = database;
        _handling = handling;
        _client = client;
        _options = options;
        _types = [.. types];
        _logger = database.Environment.Loggers.CreateLogger($"Posthouse.Events.{database.Component}");
        _backoff = new Backoff(options.FirstDelay, options.LongestDelay, database.Environment.Random);
        _store = new CursorStore(database, handling.Publisher, types);
    }

    public FollowerPosition Position => new(_database.Component, _handling.Publisher, Volatile.Read(ref _position), Volatile.Read(ref _head));

    public async Task RunAsync(CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                if (!await FollowAsync(stopping))
                {
                    continue;
                }
            }
            catch (Exception ended) when (stopping.IsCancellationRequested && ended is OperationCanceledException or RpcException { StatusCode: StatusCode.Cancelled })
            {
                return;
            }
            catch (RpcException away) when (away.StatusCode == StatusCode.Unavailable)
            {
                _failures++;
                TellThatItIsAway(away.Status.Detail);
            }
            catch (Exception error)
            {
                _failures++;
                Log.FollowingFailed(_logger, _handling.Publisher, _failures, error);
            }

            await PauseAsync(Math.Max(_failures, 1), stopping);
        }
    }

    /// <returns>Whether the publisher ended the stream, so that a pause is due; otherwise the cursors were moved by hand.</returns>
    private async Task<bool> FollowAsync(CancellationToken stopping)
    {
        var reset = _database.CursorsReset.Next;
        _cursors = await _store.LoadAsync(stopping);
        var after = _cursors.Values.Min();
        Volatile.Write(ref _position, after);

        using var ending = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        using var call = _client.Read(new ReadRequest { Publisher = _handling.Publisher, After = after, Types_ = { _types } }, cancellationToken: ending.Token);
        var stream = new FactStream(call.ResponseStream, ending.Token);
        while (true)
        {
            var next = stream.NextAsync(_options.BatchSize);
            if (await Task.WhenAny(next, reset) == reset)
            {
                await ending.CancelAsync();
                await ((Task)next).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                return false;
            }

            var batch = await next;
            if (batch.Count == 0)
            {
                return true;
            }

            if (!await TakeAsync(batch, stopping))
            {
                return false;
            }

            (_failures, _wasReached) = (0, true);
        }
    }

    /// <summary>
    /// That a publisher does not answer is what happens while processes start and stop side by side; only that it stays away, longer at a start, is worth a warning. It is said
    /// once, and again when it has lasted twice as long.
    /// </summary>
    private void TellThatItIsAway(string detail)
    {
        if (!BitOperations.IsPow2(_failures))
        {
            return;
        }

        if (_failures == 1)
        {
            Log.PublisherNotThere(_logger, _handling.Publisher);
        }
        else if (_wasReached || _failures > FailuresOfAStart)
        {
            Log.PublisherAway(_logger, _handling.Publisher, _failures, detail);
        }
    }

    /// <returns>Whether the stream is still the right one: not when a cursor was set back.</returns>
    private async Task<bool> TakeAsync(IReadOnlyList<ReadResponse> batch, CancellationToken stopping)
    {
        var to = batch[^1].Position;
        Volatile.Write(ref _head, batch[^1].Head);
        while (true)
        {
            try
            {
                var facts = batch.Where(IsNew).Select(response => response.Event).ToList();
                if (facts.Count > 0 || to - _cursors.Values.Min() >= _options.StoreEvery)
                {
                    await TakeAllAsync(facts, to, stopping);
                }

                Volatile.Write(ref _position, to);
                return true;
            }
            catch (CursorMovedException)
            {
                var believed = _cursors;
                _cursors = await _store.LoadAsync(stopping);
                if (_types.Any(type => _cursors[type] < believed[type]))
                {
                    return false;
                }
            }
        }
    }

    private bool IsNew(ReadResponse response) => response.Event is { } fact && fact.Position > _cursors[fact.Type];

    private async Task TakeAllAsync(List<Event> facts, long to, CancellationToken stopping)
    {
        try
        {
            await CommitAsync(facts, to, stopping);
        }
        catch (Exception error) when (facts.Count > 0 && IsOfTheFact(error, stopping))
        {
            foreach (var fact in facts)
            {
                await TakeOneAsync(fact, stopping);
            }
        }
    }

    private async Task TakeOneAsync(Event fact, CancellationToken stopping)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await CommitAsync([fact], fact.Position, stopping);
                return;
            }
            catch (Exception error) when (IsOfTheFact(error, stopping))
            {
                Log.FactFailed(_logger, fact.Type, _handling.Publisher, fact.Position, attempt, error);
                if (attempt >= _options.MaxAttempts)
                {
                    await ParkAsync(fact, attempt, error, stopping);
                    return;
                }
            }

            await PauseAsync(attempt, stopping);
        }
    }

    private async Task CommitAsync(List<Event> facts, long to, CancellationToken stopping)
    {
        var believed = _cursors;
        await _database.WriteAsync(
            async transaction =>
            {
                await _store.MoveAsync(transaction, believed, to);
                foreach (var fact in facts)
                {
                    await _handling.HandleAsync(transaction, fact);
                }
            },
            stopping);
        _database.Environment.CrashPoints.Hit(CrashPoints.AfterEffectBeforeAcknowledgement, _database.Component);
        Moved(to);
    }

    private async Task ParkAsync(Event fact, int attempts, Exception error, CancellationToken stopping)
    {
        var believed = _cursors;
        await _database.WriteAsync(
            async transaction =>
            {
                await _store.MoveAsync(transaction, believed, fact.Position);
                await _handling.ParkAsync(transaction, fact, attempts, error);
            },
            stopping);
        Log.FactParked(_logger, fact.Type, _handling.Publisher, fact.Position, attempts, error);
        Moved(fact.Position);
    }

    private void Moved(long to)
    {
        _cursors = _cursors.ToDictionary(cursor => cursor.Key, cursor => Math.Max(cursor.Value, to), StringComparer.Ordinal);
        Volatile.Write(ref _position, Math.Max(to, Volatile.Read(ref _position)));
    }

    // Another replica's progress, a locked file and stopping say nothing about the fact.
    private static bool IsOfTheFact(Exception error, CancellationToken stopping) =>
        error is not (CursorMovedException or DatabaseBusyException) && !stopping.IsCancellationRequested;

    private async Task PauseAsync(int failures, CancellationToken stopping)
    {
        try
        {
            await Task.Delay(_backoff.After(failures), _database.Environment.Clock, stopping);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // The loop ends by itself.
        }
    }
}
