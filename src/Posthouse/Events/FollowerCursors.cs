using Google.Protobuf.Reflection;
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

    /// <summary>
    /// Sets the cursor of one fact type, also before it was ever followed: for a read model that begins with a snapshot, in the transaction that ends its filling. Dead letters of the publisher
    /// after the position are dropped.
    /// </summary>
    /// <param name="transaction">A transaction of the following component.</param>
    /// <param name="publisher">Name of the publishing component.</param>
    /// <param name="fact">The fact's message type.</param>
    /// <param name="position">Position of which the snapshot is: the first fact that is handled is the one behind it.</param>
    public static async ValueTask SetCursorAsync(this Transaction transaction, string publisher, MessageDescriptor fact, long position)
    {
        ArgumentNullException.ThrowIfNull(fact);
        ArgumentOutOfRangeException.ThrowIfNegative(position);
        await transaction.ExecuteAsync(
            "insert into posthouse_cursors (publisher, type, position) values (@publisher, @FullName, @position) on conflict (publisher, type) do update set position = excluded.position",
            new { publisher, fact.FullName, position });
        await transaction.ExecuteAsync("delete from posthouse_dead_facts where publisher = @publisher and position > @position", new { position, publisher });
        transaction.RaiseOnCommit(transaction.Database.CursorsReset);
    }
}
