using Posthouse.Storage;

namespace Posthouse.Jobs;

/// <summary>The jobs that failed as often as they may: see them, and try them again once the cause is mended.</summary>
/// <param name="database">The component's database.</param>
public sealed class DeadJobs(Database database)
{
    /// <summary>The dead jobs, the longest dead first.</summary>
    /// <param name="limit">Most jobs to list, from 1 on.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<IReadOnlyList<DeadJob>> ListAsync(int limit, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(limit);
        return database.ReadAsync(
            reader => reader.QueryAsync<DeadJob>(
                "select id, kind, payload, enqueued_at, died_at, attempts, error from posthouse_jobs where died_at is not null order by died_at, id limit @limit", new { limit }),
            cancellationToken);
    }

    /// <summary>Makes a dead job due now, with all its attempts before it again.</summary>
    /// <param name="id">The job.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns><see langword="false"/> when it is not among the dead.</returns>
    /// <exception cref="UniqueViolationException">A job with the same key has been enqueued since.</exception>
    public Task<bool> RetryAsync(JobId id, CancellationToken cancellationToken) => database.WriteAsync(
        async transaction =>
        {
            transaction.RaiseOnCommit(database.JobsCommitted);
            return await transaction.ExecuteAsync(
                "update posthouse_jobs set died_at = null, attempts = 0, due_at = @now where id = @id and died_at is not null",
                new { now = database.Environment.Clock.GetUtcNow(), id }) == 1;
        },
        cancellationToken);
}
