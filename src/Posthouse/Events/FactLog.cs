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
    public static ValueTask PublishAsync(this Transaction transaction, IMessage fact) => throw new NotSupportedException();
}
