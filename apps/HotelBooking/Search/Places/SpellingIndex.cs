using System.Runtime.InteropServices;
using Posthouse.Storage;

namespace HotelBooking.Search.Places;

/// <summary>
/// Names that resemble a text. All whole names are compared, letter by letter: they are read into memory when a text is first not found as typed, and kept, about ten megabytes.
/// </summary>
internal sealed class SpellingIndex(Database database)
{
    private readonly SemaphoreSlim _loading = new(1, 1);
    private Entry[]? _entries;

    /// <summary>Names that resemble a folded text: the nearest first, among equals the best known place; each place once.</summary>
    public async Task<IReadOnlyList<KnownName>> FindAsync(string text, int limit, CancellationToken cancellationToken)
    {
        var tolerance = Spelling.Tolerance(text.Length);
        if (tolerance == 0)
        {
            return [];
        }

        var entries = _entries ?? await LoadAsync(cancellationToken);
        var letters = Spelling.Letters(text);
        var near = new List<(int Distance, KnownName Name)>();
        foreach (var entry in entries)
        {
            if (Math.Abs(entry.Name.Folded.Length - text.Length) <= tolerance && System.Numerics.BitOperations.PopCount(entry.Letters ^ letters) <= 2 * tolerance
                && Spelling.Distance(text, entry.Name.Folded, tolerance) is var distance && distance <= tolerance)
            {
                near.Add((distance, entry.Name));
            }
        }

        return
        [
            .. near.OrderBy(one => one.Distance).ThenByDescending(one => one.Name.Rank).ThenBy(one => one.Name.PlaceId, StringComparer.Ordinal)
                .DistinctBy(one => one.Name.PlaceId, StringComparer.Ordinal)
                .Take(limit)
                .Select(one => one.Name),
        ];
    }

    private async Task<Entry[]> LoadAsync(CancellationToken cancellationToken)
    {
        await _loading.WaitAsync(cancellationToken);
        try
        {
            if (_entries is null)
            {
                var names = await database.ReadAsync(
                    reader => reader.QueryAsync<KnownName>("select folded, place_id, name, form, rank from place_names where form < @End", new { KnownName.End }), cancellationToken);
                _entries = [.. names.Select(name => new Entry(name, Spelling.Letters(name.Folded)))];
            }

            return _entries;
        }
        finally
        {
            _loading.Release();
        }
    }

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Entry(KnownName Name, ulong Letters);
}
