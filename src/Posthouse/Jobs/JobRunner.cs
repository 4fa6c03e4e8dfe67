using System.Numerics;
using Microsoft.Extensions.Logging;
using Posthouse.Storage;

namespace Posthouse.Jobs;

/// <summary>Takes up the due jobs of one component, as many at a time as allowed, until it is stopped; then waits for those that run.</summary>
internal sealed class JobRunner
{
    private readonly Database _database;
    private readonly JobRunnerOptions _options;
    private readonly JobStore _store;
    private readonly JobAttempt _attempt;
    private readonly ILogger _logger;
    private readonly Signal _ended = new();
    private readonly List<Task> _started = [];
    private readonly JobPlaces _places;

    public JobRunner(Database database, IServiceProvider services, JobRunnerOptions options)
    {
        _database = database;
        _options = options;
        _logger = database.Environment.Loggers.CreateLogger($"Posthouse.Jobs.{database.Component}");
        _store = new JobStore(database, options);
        _places = new JobPlaces(database.Jobs, options.Concurrency);
        _attempt = new JobAttempt(database, services, _store, options, _logger);
    }

    /// <param name="stopping">Takes up no more jobs.</param>
    /// <param name="interrupted">Cancels those that run.</param>
    public async Task RunAsync(CancellationToken stopping, CancellationToken interrupted)
    {
        var failures = 0;
        while (!stopping.IsCancellationRequested)
        {
            var news = Task.WhenAny(_database.JobsCommitted.Next, _ended.Next);
            try
            {
                var wait = await TakeUpAsync(interrupted, stopping);
                failures = 0;
                await Waiting.ForAsync(news, wait, _database.Environment.Clock, stopping);
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                break;
            }
            catch (Exception error)
            {
                // A full disk stays full for long: said once, and again when it has lasted twice as long.
                failures++;
                if (BitOperations.IsPow2(failures))
                {
                    Log.RunnerFailed(_logger, failures, error);
                }

                await PauseAsync(stopping);
            }
        }

        await Task.WhenAll(_started);
    }

    /// <returns>How long to wait before looking again.</returns>
    private async Task<TimeSpan> TakeUpAsync(CancellationToken interrupted, CancellationToken stopping)
    {
        _started.RemoveAll(task => task.IsCompleted);
        var (free, freeOfEach) = (_places.Free, _places.FreeOfEach());
        if (free <= 0 || freeOfEach.Count == 0)
        {
            return _options.PollInterval;
        }

        // Looking first keeps the writer free when there is nothing to do.
        if (await UntilDueAsync(freeOfEach.Keys, stopping) is { Ticks: > 0 } wait)
        {
            return wait;
        }

        foreach (var job in await _store.LeaseAsync(free, freeOfEach, _places.Running, stopping))
        {
            _places.Take(job);
            _started.Add(RunAsync(job, interrupted));
        }

        return _places.Free > 0 ? TimeSpan.Zero : _options.PollInterval;
    }

    private async Task<TimeSpan> UntilDueAsync(IEnumerable<string> kinds, CancellationToken stopping)
    {
        var due = await _store.NextDueAsync(kinds, _places.Running, stopping);
        var wait = due is { } at ? at - _database.Environment.Clock.GetUtcNow() : _options.PollInterval;
        return wait < _options.PollInterval ? wait : _options.PollInterval;
    }

    private async Task RunAsync(LeasedJob job, CancellationToken interrupted)
    {
        // Off the loop: a job that computes before its first await must not hold the others.
        await Task.Yield();
        try
        {
            await _attempt.RunAsync(job, interrupted);
        }
        catch (Exception error)
        {
            // How it ended could not be written down; its lease will end, and it runs again.
            Log.OutcomeLost(_logger, job.Kind, job.Id, error);
        }
        finally
        {
            _places.Leave(job);
            _ended.Raise();
        }
    }

    private async Task PauseAsync(CancellationToken stopping) =>
        await Task.Delay(_options.PollInterval, _database.Environment.Clock, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
}
