using Microsoft.Extensions.DependencyInjection;
using Posthouse.Contracts.Events.V1;
using Posthouse.Storage;

namespace Posthouse.Events;

/// <summary>Hands facts of one publisher to the follower classes of a component, and parks those that cannot be handled.</summary>
internal sealed class FactHandling
{
    private const int LongestError = 4_000;
    private readonly Database _database;
    private readonly IServiceProvider _services;
    private readonly ILookup<string, FollowedFact> _followers;

    public FactHandling(Database database, IServiceProvider services, string publisher)
    {
        _database = database;
        _services = services;
        Publisher = publisher;
        _followers = database.Definition.Follows.ToLookup(followed => followed.Fact.FullName, StringComparer.Ordinal);
    }

    public string Publisher { get; }

    public async ValueTask HandleAsync(Transaction transaction, Event fact)
    {
        using var activity = Tracing.Start($"follow {fact.Type}", fact.Traceparent);
        var context = new FactContext(transaction, Publisher, fact.Position, fact.OccurredAt.ToDateTimeOffset());
        foreach (var followed in _followers[fact.Type])
        {
            await using var scope = _services.CreateAsyncScope();
            await followed.HandleAsync(scope.ServiceProvider, fact.Payload, context);
        }
    }

    public async ValueTask ParkAsync(Transaction transaction, Event fact, int attempts, Exception error) => await transaction.ExecuteAsync(
        """
        insert into posthouse_dead_facts (publisher, position, type, payload, occurred_at, parked_at, attempts, error)
        values (@publisher, @Position, @Type, @Payload, @occurredAt, @now, @attempts, @error)
        on conflict (publisher, position) do update set parked_at = excluded.parked_at, attempts = excluded.attempts, error = excluded.error
        """,
        new
        {
            publisher = Publisher,
            fact.Position,
            fact.Type,
            fact.Payload,
            occurredAt = fact.OccurredAt.ToDateTimeOffset(),
            now = _database.Environment.Clock.GetUtcNow(),
            attempts,
            error = ErrorText.Of(error, LongestError),
        });
}
