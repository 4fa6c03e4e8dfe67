using Posthouse.Storage;

namespace PdfReports.Templates;

/// <summary>The versions of all templates.</summary>
internal sealed class TemplateShelf(Database database, TimeProvider time)
{
    // Older ones than these are not tried when newer ones fail.
    private const int MostTried = 10;

    /// <summary>Adds a version; the newest one's source again adds nothing.</summary>
    /// <returns>The number of the version in force.</returns>
    public Task<int> AddAsync(string name, string source, CancellationToken cancellationToken) => database.WriteAsync(
        async transaction =>
        {
            var hash = TemplateVersion.HashOf(source);
            var newest = await transaction.QueryFirstAsync<TemplateVersion>(
                "select name, version, source, source_hash, created_at from templates where name = @name order by version desc limit 1", new { name });
            if (newest is { IsWhole: true } && string.Equals(newest.SourceHash, hash, StringComparison.Ordinal))
            {
                return newest.Version;
            }

            var version = (newest?.Version ?? 0) + 1;
            await transaction.ExecuteAsync(
                "insert into templates (name, version, source, source_hash, created_at) values (@name, @version, @source, @hash, @now)",
                new { name, version, source, hash, now = time.GetUtcNow() });
            return version;
        },
        cancellationToken);

    /// <summary>One version, or the newest.</summary>
    /// <param name="name">Name of the template.</param>
    /// <param name="version">Its number; 0 for the newest.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<TemplateVersion?> FindAsync(string name, int version, CancellationToken cancellationToken)
    {
        var found = await UpToAsync(name, version, cancellationToken);
        return found.Count > 0 && (version == 0 || found[0].Version == version) ? found[0] : null;
    }

    /// <summary>A version and those before it, the newest first.</summary>
    /// <param name="name">Name of the template.</param>
    /// <param name="version">Number of the newest wanted; 0 for the newest of all.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<IReadOnlyList<TemplateVersion>> UpToAsync(string name, int version, CancellationToken cancellationToken) => database.ReadAsync(
        reader => reader.QueryAsync<TemplateVersion>(
            """
            select name, version, source, source_hash, created_at from templates
            where name = @name and version <= @last order by version desc limit @most
            """,
            new { name, last = version == 0 ? int.MaxValue : version, most = MostTried }),
        cancellationToken);
}
