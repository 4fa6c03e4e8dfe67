using Posthouse.Storage;

namespace Posthouse.Events;

/// <summary>How far a component has followed others, as its own database has it.</summary>
public static class FollowerCursors
{
    /// <summary>
    /// Sets the cursors of a publisher in the transaction that clears or loads a read model: running followers notice and go on from there.
    /// </summary>
    /// <param name="transaction">A transaction of the following component.</param>
    /// <param name="publisher">Name of the publishing component.</param>
    /// <param name="position">Position after which to go on; 0 reads the whole log again.</param>
    public static ValueTask ResetCursorAsync(this Transaction transaction, string publisher, long position) => throw new NotSupportedException();
}
