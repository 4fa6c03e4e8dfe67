namespace Posthouse.Events;

/// <summary>How far a component has followed a publisher.</summary>
/// <param name="Follower">Name of the following component.</param>
/// <param name="Publisher">Name of the publishing component.</param>
/// <param name="Position">Position up to which everything followed has been handled, inclusive.</param>
/// <param name="Head">Newest position of the publisher's log that is known here.</param>
public sealed record FollowerPosition(string Follower, string Publisher, long Position, long Head)
{
    /// <summary>How many positions of the log are still to be read.</summary>
    public long Lag => Math.Max(0, Head - Position);
}
