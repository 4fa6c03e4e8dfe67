namespace Posthouse.Grpc.Wire;

/// <summary>Deadlines as instants and as time left.</summary>
internal static class Deadlines
{
    /// <summary>Timers cannot wait longer than this; a longer wait is done in steps.</summary>
    internal static readonly TimeSpan LongestTimer = TimeSpan.FromMilliseconds(int.MaxValue);

    /// <summary>Takes the deadline of call options: null for none.</summary>
    /// <param name="deadline">The deadline as given, or null.</param>
    /// <returns>The deadline in UTC, or null for a call without one.</returns>
    /// <exception cref="InvalidOperationException">The deadline is not in UTC.</exception>
    internal static DateTime? Normalize(DateTime? deadline)
    {
        if (deadline is not { } instant || instant == DateTime.MaxValue)
        {
            return null;
        }

        if (instant.Kind != DateTimeKind.Utc && instant != DateTime.MinValue)
        {
            throw new InvalidOperationException("A deadline must be in UTC, or DateTime.MaxValue or DateTime.MinValue.");
        }

        return DateTime.SpecifyKind(instant, DateTimeKind.Utc);
    }

    /// <summary>The instant at which time runs out; the last instant there is if the time left goes beyond it.</summary>
    /// <param name="now">Now, in UTC.</param>
    /// <param name="timeLeft">Time left from now.</param>
    /// <returns>The deadline in UTC.</returns>
    internal static DateTime After(DateTime now, TimeSpan timeLeft) =>
        timeLeft >= DateTime.MaxValue - now ? DateTime.SpecifyKind(DateTime.MaxValue, DateTimeKind.Utc) : now + timeLeft;
}
