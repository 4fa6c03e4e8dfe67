using Google.Protobuf;

namespace Posthouse.Events;

/// <summary>Handles facts of one type that another component published.</summary>
/// <typeparam name="TFact">The fact's message type.</typeparam>
public interface IFollower<in TFact>
    where TFact : class, IMessage
{
    /// <summary>
    /// Takes the effect of one fact, inside the transaction that moves the follower's cursor past it: so the effect happens exactly once, in
    /// the publisher's order. Await nothing but the transaction's own statements; what must call others is enqueued as a job.
    /// </summary>
    /// <param name="fact">What happened.</param>
    /// <param name="context">The transaction, and where the fact stands in the publisher's log.</param>
    ValueTask HandleAsync(TFact fact, FactContext context);
}
