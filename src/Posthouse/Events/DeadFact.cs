namespace Posthouse.Events;

/// <summary>A fact that could not be handled and was parked; the facts after it have been handled.</summary>
/// <param name="Id">Names it among the dead letters of the following component.</param>
/// <param name="Publisher">Name of the publishing component.</param>
/// <param name="Position">The fact's place in the publisher's log.</param>
/// <param name="Type">Full name of the fact's message type.</param>
/// <param name="OccurredAt">When the fact was recorded, UTC.</param>
/// <param name="ParkedAt">When it was parked, UTC.</param>
/// <param name="Attempts">How often handling it was tried.</param>
/// <param name="Error">What the last attempt failed with.</param>
public sealed record DeadFact(
    long Id, string Publisher, long Position, string Type, DateTimeOffset OccurredAt, DateTimeOffset ParkedAt, int Attempts, string Error);
