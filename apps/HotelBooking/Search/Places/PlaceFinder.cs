using HotelBooking.Contracts.Search.V1;
using Posthouse.Storage;

namespace HotelBooking.Search.Places;

/// <summary>
/// Finds the places that a text can mean. In this order: names that begin with it; a name followed by its region or country ("Springfield, Missouri"); names that resemble it.
/// </summary>
internal sealed class PlaceFinder(Database database, SpellingIndex spelling)
{
    private const int Looked = 400;

    /// <summary>The places, best first, and whether they only resemble the text.</summary>
    public async Task<(IReadOnlyList<Place> Places, bool Resembling)> FindAsync(string text, int limit, CancellationToken cancellationToken)
    {
        foreach (var query in PlaceQuery.Readings(text))
        {
            var found = await FindAsync(query, cancellationToken);
            if (found.Count > 0)
            {
                return ([.. found.Take(limit)], false);
            }
        }

        var alike = await spelling.FindAsync(FoldedText.Of(text), limit, cancellationToken);
        return (alike.Count == 0 ? [] : await ShownAsync(alike, cancellationToken), alike.Count > 0);
    }

    /// <summary>A place by its id; <see langword="null"/> when there is none.</summary>
    public async Task<PlaceRow?> PlaceAsync(string placeId, CancellationToken cancellationToken) => await database.ReadAsync(
        reader => reader.QueryFirstAsync<PlaceRow>("select * from places where place_id = @placeId", new { placeId }), cancellationToken);

    private async Task<IReadOnlyList<Place>> FindAsync(PlaceQuery query, CancellationToken cancellationToken)
    {
        // Everything that begins with the text sorts before the text with the greatest letter behind it.
        var args = new { from = query.Name, to = query.Name + '\uFFFF', Looked };
        var names = await database.ReadAsync(
            reader => reader.QueryAsync<KnownName>(
                "select folded, place_id, name, form, rank from place_names where folded = @from "
                + "union all select * from (select folded, place_id, name, form, rank from place_names where folded > @from and folded < @to order by rank desc limit @Looked)",
                args),
            cancellationToken);
        var best = names
            .GroupBy(name => name.PlaceId, StringComparer.Ordinal)
            .Select(place => Shown([.. place], query.Name))
            .OrderByDescending(name => Worth(name, query.Name))
            .ThenBy(name => name.PlaceId, StringComparer.Ordinal)
            .ToList();
        return query.Within.Count == 0
            ? await ShownAsync(best.Take(PlaceQuery.Most), cancellationToken)
            : [.. (await ShownAsync(best, cancellationToken)).Where(query.IsWithin)];
    }

    /// <summary>The name under which a place is shown: its plain one if that begins with the text; but "New York" is the whole of a name of New York City, and no more than the beginning of another.</summary>
    private static KnownName Shown(IReadOnlyList<KnownName> names, string text)
    {
        var shown = names.OrderBy(name => name.Form != KnownName.Plain).ThenByDescending(name => Worth(name, text)).First();
        return shown.Folded != text && names.FirstOrDefault(name => name.Folded == text && name.Form == KnownName.Foreign) is { } whole
            ? whole with { Rank = whole.Rank - PlaceRank.NotItsPlainName }
            : shown;
    }

    private static int Worth(KnownName name, string text) => name.Rank + (name.Folded == text && name.Form != KnownName.End ? PlaceRank.WholeName : 0);

    private async Task<IReadOnlyList<Place>> ShownAsync(IEnumerable<KnownName> names, CancellationToken cancellationToken)
    {
        var wanted = names.ToList();
        var ids = wanted.Select(name => name.PlaceId).ToList();
        if (ids.Count == 0)
        {
            return [];
        }

        var rows = await database.ReadAsync(reader => reader.QueryAsync<PlaceRow>("select * from places where place_id in @ids", new { ids }), cancellationToken);
        var byId = rows.ToDictionary(row => row.PlaceId, StringComparer.Ordinal);
        return [.. wanted.Select(name => byId[name.PlaceId].ToProto(name.Name))];
    }
}
