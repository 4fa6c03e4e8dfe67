using Posthouse.Storage;

namespace Posthouse.Events;

/// <summary>How far a component has followed others, as its own database has it.</summary>
public static class FollowerCursors
{
    /// <summary>
    /// Sets the cursors of a publisher in the transaction that clears or loads a read model: running followers notice and go on from there. Dead letters after the position are
    /// dropped, because their facts come again.
    /// </summary>
    /// <param name="transaction">A transaction of the following component.</param>
    /// <param name="publisher">Name of the publishing component.</param>
    /// <param name="position">Position after which to go on; 0 reads the whole log again.</param>
    public static async ValueTask ResetCursorAsync(this Transaction transaction, string publisher, long position)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(position);
        await transaction.ExecuteAsync("update posthouse_cursors set position = @position where publisher = @publisher", new { position, publisher });
        await transaction.ExecuteAsync("delete from posthouse_dead_facts where publisher = @publisher and position > @position", new { position, publisher });
        transaction.RaiseOnCommit(transaction.Database.CursorsReset);
    }
}
