using HotelBooking.Contracts.Search.V1;

namespace HotelBooking.Search.Places;

/// <summary>One way to read what was typed: the beginning of a name, and where the place lies.</summary>
/// <param name="Name">The name, folded.</param>
/// <param name="Within">Beginnings of region, country or country code, folded; all must hold.</param>
internal sealed record PlaceQuery(string Name, IReadOnlyList<string> Within)
{
    /// <summary>Most places of one answer.</summary>
    public const int Most = 50;

    /// <summary>Most words behind a name that are taken for its region or country.</summary>
    private const int MostWordsBehind = 5;

    /// <summary>All ways to read a text, the likeliest first: as one name; cut at its commas; cut between two words, the longest name first.</summary>
    public static IEnumerable<PlaceQuery> Readings(string text)
    {
        var whole = FoldedText.Of(text);
        if (whole.Length == 0)
        {
            yield break;
        }

        yield return new PlaceQuery(whole, []);
        var parts = text.Split(',', '،', '、').Select(FoldedText.Of).Where(part => part.Length > 0).ToList();
        if (parts.Count > 1)
        {
            yield return new PlaceQuery(parts[0], parts[1..]);
        }

        var words = 0;
        for (var space = whole.LastIndexOf(' '); space > 0 && words++ < MostWordsBehind; space = whole.LastIndexOf(' ', space - 1))
        {
            yield return new PlaceQuery(whole[..space], [whole[(space + 1)..]]);
        }
    }

    /// <summary>Whether a place lies where the query says.</summary>
    public bool IsWithin(Place place)
    {
        string[] areas = [FoldedText.Of(place.Region), FoldedText.Of(place.Country), FoldedText.Of(place.CountryCode)];
        return Within.All(part => areas.Any(area => area.StartsWith(part, StringComparison.Ordinal)));
    }
}
