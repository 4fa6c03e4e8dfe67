using Posthouse.Storage;

namespace Posthouse.Events;

/// <summary>What a follower knows about the fact at hand.</summary>
/// <param name="Transaction">The transaction that moves the cursor; the effect belongs in it.</param>
/// <param name="Publisher">Name of the publishing component.</param>
/// <param name="Position">The fact's place in the publisher's log.</param>
/// <param name="OccurredAt">When the fact was recorded, UTC.</param>
public sealed record FactContext(Transaction Transaction, string Publisher, long Position, DateTimeOffset OccurredAt);
