using Posthouse.Storage;

namespace OnlineBooks.Recommendations;

/// <summary>The books that can be recommended.</summary>
internal sealed class Catalogue(Database database)
{
    /// <summary>All books of a category, by id.</summary>
    public Task<IReadOnlyList<Book>> InAsync(BookCategory category, CancellationToken cancellationToken) =>
        database.ReadAsync(
            reader => reader.QueryAsync<Book>("select id, title from books where category = @category order by id", new { category }),
            cancellationToken);
}
