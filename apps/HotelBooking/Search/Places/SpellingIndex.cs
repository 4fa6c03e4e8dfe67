using System.Collections.Concurrent;
using System.Numerics;
using System.Runtime.InteropServices;
using Posthouse.Storage;

namespace HotelBooking.Search.Places;

/// <summary>
/// Names that resemble a text. Whole names are compared letter by letter, first those that begin with one of the text's first two letters, for the first letter is seldom wrong; all others only when
/// these have nothing. What was compared once stays in memory: about ten megabytes when it is all.
/// </summary>
internal sealed class SpellingIndex(Database database)
{
    private readonly ConcurrentDictionary<char, Entry[]> _byLetter = new();

    /// <summary>Names that resemble a folded text: the nearest first, among equals the best known place; each place once.</summary>
    public async Task<IReadOnlyList<KnownName>> FindAsync(string text, int limit, CancellationToken cancellationToken)
    {
        var tolerance = Spelling.Tolerance(text.Length);
        if (tolerance == 0)
        {
            return [];
        }

        var near = new List<(int Distance, KnownName Name)>();
        foreach (var letter in text.Take(2).Distinct())
        {
            near.AddRange(Near(text, tolerance, await WithLetterAsync(letter, cancellationToken)));
        }

        if (near.Count == 0)
        {
            foreach (var letter in await LettersAsync(cancellationToken))
            {
                near.AddRange(Near(text, tolerance, await WithLetterAsync(letter, cancellationToken)));
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

    private static IEnumerable<(int Distance, KnownName Name)> Near(string text, int tolerance, Entry[] entries)
    {
        var letters = Spelling.Letters(text);
        foreach (var entry in entries)
        {
            if (BitOperations.PopCount(entry.Letters ^ letters) <= 2 * tolerance
                && Spelling.Distance(text, entry.Name.Folded, tolerance) is var distance && distance <= tolerance)
            {
                yield return (distance, entry.Name);
            }
        }
    }

    private async ValueTask<Entry[]> WithLetterAsync(char letter, CancellationToken cancellationToken)
    {
        if (_byLetter.TryGetValue(letter, out var known))
        {
            return known;
        }

        // Letters beyond the basic plane begin no name.
        if (char.IsSurrogate(letter) || char.IsSurrogate((char)(letter + 1)))
        {
            return [];
        }

        var names = await database.ReadAsync(
            reader => reader.QueryAsync<KnownName>(
                "select folded, place_id, name, form, rank from place_names where folded >= @from and folded < @to and form < @End",
                new { from = letter.ToString(), to = ((char)(letter + 1)).ToString(), KnownName.End }),
            cancellationToken);
        return _byLetter[letter] = [.. names.Select(name => new Entry(name, Spelling.Letters(name.Folded)))];
    }

    private async Task<IReadOnlyList<char>> LettersAsync(CancellationToken cancellationToken)
    {
        var letters = await database.ReadAsync(reader => reader.QueryAsync<string>("select distinct substr(folded, 1, 1) from place_names"), cancellationToken);
        return [.. letters.Select(letter => letter[0]).Distinct()];
    }

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Entry(KnownName Name, ulong Letters);
}
