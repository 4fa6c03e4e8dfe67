using Posthouse.Storage;

namespace Posthouse.Jobs;

/// <summary>The jobs that failed as often as they may: see them, and try them again once the cause is mended.</summary>
/// <param name="database">The component's database.</param>
public sealed class DeadJobs(Database database)
{
    private readonly Database _database = database;

    /// <summary>The dead jobs, the longest dead first.</summary>
    /// <param name="limit">Most jobs to list, from 1 on.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<IReadOnlyList<DeadJob>> ListAsync(int limit, CancellationToken cancellationToken)
    {
        _ = _database;
        throw new NotSupportedException();
    }

    /// <summary>Makes a dead job due now, with all its attempts before it again.</summary>
    /// <param name="id">The job.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns><see langword="false"/> when it is not among the dead.</returns>
    public Task<bool> RetryAsync(JobId id, CancellationToken cancellationToken) => throw new NotSupportedException();
}
