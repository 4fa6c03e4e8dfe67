using Google.Protobuf;
using Posthouse.Storage;

namespace Posthouse.Events;

/// <summary>Publishes facts.</summary>
public static class FactLog
{
    /// <summary>Publishes a fact in the transaction of the change that it tells of. Followers get it once the transaction is durable, in commit order.</summary>
    /// <param name="transaction">The transaction.</param>
    /// <param name="fact">What happened; of a type that the component declares with <c>Publishes</c>.</param>
    /// <exception cref="InvalidOperationException">The component does not declare that it publishes this type.</exception>
    public static async ValueTask PublishAsync(this Transaction transaction, IMessage fact)
    {
        var database = transaction.Database;
        var type = fact.Descriptor.FullName;
        if (!database.Definition.Publishes.Any(published => string.Equals(published.Fact.FullName, type, StringComparison.Ordinal)))
        {
            throw new InvalidOperationException(
                $"{database.Component} publishes {type} without declaring it: add .Publishes<{fact.GetType().Name}>() to its Define.");
        }

        await transaction.ExecuteAsync(
            "insert into posthouse_events (type, payload, occurred_at, traceparent) values (@type, @payload, @now, @parent)",
            new { type, payload = fact.ToByteArray(), now = database.Environment.Clock.GetUtcNow(), parent = Tracing.Parent });
        transaction.RaiseOnCommit(database.FactsCommitted);
    }
}
