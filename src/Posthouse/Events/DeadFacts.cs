using Posthouse.Storage;

namespace Posthouse.Events;

/// <summary>The facts that a component could not handle: see them, and try them again once the cause is mended.</summary>
/// <param name="database">The following component's database.</param>
/// <param name="services">The following component's services.</param>
public sealed class DeadFacts(Database database, IServiceProvider services)
{
    /// <summary>The parked facts, oldest first.</summary>
    /// <param name="limit">Most facts to list, from 1 on.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<IReadOnlyList<DeadFact>> ListAsync(int limit, CancellationToken cancellationToken)
    {
        _ = (database, services, limit, cancellationToken);
        throw new NotSupportedException();
    }

    /// <summary>Handles a parked fact now, after facts that came later than it; when that works it is parked no more, in the same transaction.</summary>
    /// <param name="id">The dead letter.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns><see langword="false"/> when it is not there (any more). What the follower throws comes out, and the fact stays parked.</returns>
    public Task<bool> RetryAsync(long id, CancellationToken cancellationToken) => throw new NotSupportedException();
}
