using Posthouse.Storage;

namespace Posthouse.Events;

/// <summary>
/// The cursors of one publisher in the follower's database, one for each followed type: a type that is followed later starts at 0 and catches up, while the
/// others skip what they have had.
/// </summary>
internal sealed class CursorStore(Database database, string publisher, IReadOnlyList<string> types)
{
    public async Task<Dictionary<string, long>> LoadAsync(CancellationToken cancellationToken)
    {
        var known = await ReadAsync(cancellationToken);
        if (known.Count < types.Count)
        {
            await database.WriteAsync(InsertAsync, cancellationToken);
            known = await ReadAsync(cancellationToken);
        }

        return known;
    }

    /// <summary>Moves every cursor to a position, or leaves it where it is further, if all of them still stand where they are believed to.</summary>
    /// <exception cref="CursorMovedException">Another replica, or a reset, has moved one: nothing may take effect.</exception>
    public async ValueTask MoveAsync(Transaction transaction, IReadOnlyDictionary<string, long> believed, long position)
    {
        foreach (var type in types)
        {
            var from = believed[type];
            var moved = await transaction.ExecuteAsync(
                "update posthouse_cursors set position = @to where publisher = @publisher and type = @type and position = @from",
                new { to = Math.Max(from, position), publisher, type, from });
            if (moved != 1)
            {
                throw new CursorMovedException();
            }
        }
    }

    private async Task<Dictionary<string, long>> ReadAsync(CancellationToken cancellationToken)
    {
        var rows = await database.ReadAsync(
            reader => reader.QueryAsync<(string Type, long Position)>(
                "select type, position from posthouse_cursors where publisher = @publisher and type in @types", new { publisher, types }),
            cancellationToken);
        return rows.ToDictionary(row => row.Type, row => row.Position, StringComparer.Ordinal);
    }

    private async ValueTask InsertAsync(Transaction transaction)
    {
        foreach (var type in types)
        {
            await transaction.ExecuteAsync(
                "insert into posthouse_cursors (publisher, type, position) values (@publisher, @type, 0) on conflict do nothing", new { publisher, type });
        }
    }
}

internal sealed class CursorMovedException() : Exception("Another replica has handled these facts, or the cursor was reset.");
