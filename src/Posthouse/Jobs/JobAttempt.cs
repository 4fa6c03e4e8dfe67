using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Posthouse.Storage;

namespace Posthouse.Jobs;

/// <summary>Runs leased jobs, one attempt each: keeps the lease while it runs, and writes down how it ended.</summary>
internal sealed class JobAttempt(Database database, IServiceProvider services, JobStore store, JobRunnerOptions options, ILogger logger)
{
    // With the usual waits half a minute: nobody need look before.
    private const int AttemptsOfAMoment = 6;

    private readonly Backoff _backoff = new(options.FirstDelay, options.LongestDelay, database.Environment.Random);

    /// <param name="job">The job.</param>
    /// <param name="interrupted">Cancelled when the process waits no longer.</param>
    public async Task RunAsync(LeasedJob job, CancellationToken interrupted)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(interrupted);
        using var renewing = new CancellationTokenSource();
        var renewal = KeepLeaseAsync(job, ending, renewing.Token);
        try
        {
            await WorkAsync(job, ending.Token);
        }
        catch (OperationCanceledException) when (interrupted.IsCancellationRequested)
        {
            await store.ReleaseAsync(job, CancellationToken.None);
        }
        catch (Exception error) when (error is LeaseLostException || (error is OperationCanceledException && ending.IsCancellationRequested))
        {
            Log.LeaseLost(logger, job.Kind, job.Id, error);
        }
        catch (Exception error)
        {
            await FailAsync(job, error);
        }
        finally
        {
            await renewing.CancelAsync();
            await renewal;
        }
    }

    private async Task WorkAsync(LeasedJob job, CancellationToken cancellationToken)
    {
        using var activity = Tracing.Start($"job {job.Kind}", job.Traceparent);
        var context = new RunningJob(database, job);
        await using var scope = services.CreateAsyncScope();
        database.Environment.CrashPoints.Hit(CrashPoints.WhileJobRuns, database.Component);
        await database.Jobs[job.Kind].RunAsync(scope.ServiceProvider, job.Payload, context, cancellationToken);
        if (!context.Completed)
        {
            // The work is done: writing that down is not given up for stopping.
            await context.CompleteAsync(_ => ValueTask.CompletedTask, CancellationToken.None);
        }
    }

    private async Task FailAsync(LeasedJob job, Exception error)
    {
        if (job.Attempt >= job.MaxAttempts)
        {
            Log.JobDied(logger, job.Kind, job.Id, job.Attempt, error);
            await store.BuryAsync(job, error, CancellationToken.None);
            return;
        }

        var wait = _backoff.After(job.Attempt);
        if (Awaited.Of(error) is { } awaited)
        {
            Log.JobPutOff(logger, LevelOfWaiting(job.Attempt), job.Kind, job.Id, job.Attempt, wait, awaited);
        }
        else
        {
            Log.JobFailed(logger, job.Kind, job.Id, job.Attempt, wait, error);
        }

        await store.RetryLaterAsync(job, database.Environment.Clock.GetUtcNow() + wait, error, CancellationToken.None);
    }

    // Said once, and again when it lasts.
    private static LogLevel LevelOfWaiting(int attempt) => attempt switch
    {
        1 => LogLevel.Information,
        <= AttemptsOfAMoment => LogLevel.Debug,
        _ => LogLevel.Warning,
    };

    private async Task KeepLeaseAsync(LeasedJob job, CancellationTokenSource ending, CancellationToken done)
    {
        using var timer = new PeriodicTimer(options.Lease / 3, database.Environment.Clock);
        try
        {
            while (await timer.WaitForNextTickAsync(done))
            {
                if (!await store.RenewAsync(job, done))
                {
                    await ending.CancelAsync();
                    return;
                }
            }
        }
        catch (OperationCanceledException) when (done.IsCancellationRequested)
        {
            // The attempt has ended.
        }
        catch (StorageException error)
        {
            // The lease cannot be kept, so the work may be taken over at any time.
            Log.LeaseNotRenewed(logger, job.Kind, job.Id, error);
            await ending.CancelAsync();
        }
    }
}
