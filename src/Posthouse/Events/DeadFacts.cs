using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Posthouse.Contracts.Events.V1;
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
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(limit);
        return database.ReadAsync(
            reader => reader.QueryAsync<DeadFact>(
                "select id, publisher, position, type, occurred_at, parked_at, attempts, error from posthouse_dead_facts order by id limit @limit", new { limit }),
            cancellationToken);
    }

    /// <summary>Handles a parked fact now, after facts that came later than it; when that works it is parked no more, in the same transaction.</summary>
    /// <param name="id">The dead letter.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns><see langword="false"/> when it is not there (any more). What the follower throws comes out, and the fact stays parked.</returns>
    public Task<bool> RetryAsync(long id, CancellationToken cancellationToken) => database.WriteAsync(
        async transaction =>
        {
            var parked = await transaction.QueryFirstAsync<Parked>(
                "delete from posthouse_dead_facts where id = @id returning publisher, position, type, payload, occurred_at", new { id });
            if (parked is null)
            {
                return false;
            }

            await new FactHandling(database, services, parked.Publisher).HandleAsync(transaction, parked.ToEvent());
            return true;
        },
        cancellationToken);

    private sealed record Parked(string Publisher, long Position, string Type, byte[] Payload, DateTimeOffset OccurredAt)
    {
        public Event ToEvent() => new()
        {
            Position = Position,
            Type = Type,
            Payload = ByteString.CopyFrom(Payload),
            OccurredAt = OccurredAt.ToTimestamp(),
        };
    }
}
