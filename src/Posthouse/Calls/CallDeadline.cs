namespace Posthouse.Calls;

/// <summary>
/// The deadline of the call that is being handled. It travels: every call made meanwhile ends by then at the latest, over any number of components, so
/// that a page's budget of time is one number.
/// </summary>
public static class CallDeadline
{
    private static readonly AsyncLocal<DateTime?> Ambient = new();

    /// <summary>When the work at hand must be done, UTC; <see langword="null"/> when nothing limits it.</summary>
    public static DateTime? Current => Ambient.Value;

    /// <summary>Gives the calls of the current asynchronous method, and of all that it awaits, a deadline; an earlier one that holds already stays.</summary>
    /// <param name="deadline">When they must be done, UTC.</param>
    /// <exception cref="ArgumentException"><paramref name="deadline"/> is not in UTC.</exception>
    public static void Limit(DateTime deadline)
    {
        if (deadline.Kind != DateTimeKind.Utc)
        {
            throw new ArgumentException("A deadline is given in UTC.", nameof(deadline));
        }

        if (Ambient.Value is not { } current || deadline < current)
        {
            Ambient.Value = deadline;
        }
    }

    /// <summary>The earlier of a call's own deadline and the one that holds already.</summary>
    internal static DateTime? Earlier(DateTime? own) =>
        Ambient.Value is { } current && (own is not { } given || current < given) ? current : own;
}
