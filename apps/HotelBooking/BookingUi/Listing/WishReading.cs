using System.Collections.Immutable;
using System.Globalization;
using HotelBooking.BookingUi.Criteria;
using HotelBooking.Contracts.Stays.V1;
using Microsoft.AspNetCore.Http;
using Posthouse.Values;

namespace HotelBooking.BookingUi.Listing;

/// <summary>Reads filters, order and page from an address. What it does not know it leaves out: an address that was cut off still shows hotels.</summary>
internal static class WishReading
{
    public static readonly ImmutableArray<string> Filters = ["cancellation", "board", "stars", "score", "amenity"];

    private const int MostValues = 20;
    private const int LongestAmenity = 40;
    private const int LongestToken = 2000;

    public static HotelWish Read(IQueryCollection query, string placeId, StayQuery stay)
    {
        var after = query["after"].ToString();
        return new HotelWish(placeId, stay)
        {
            Filters = [.. Filters.SelectMany(filter => ValuesOf(query, filter).Select(value => (filter, value)))],
            Most = MostOf(query["max"].ToString(), query["currency"].ToString()),
            Sort = SortNames.Read(query["sort"].ToString()),
            After = after.Length <= LongestToken ? after : "",
            Shown = int.TryParse(query["shown"], NumberStyles.None, CultureInfo.InvariantCulture, out var shown) && shown < 1_000_000 ? shown : 0,
        };
    }

    private static IEnumerable<string> ValuesOf(IQueryCollection query, string filter) => query[filter]
        .SelectMany(values => (values ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        .Where(value => IsKnown(filter, value))
        .Distinct(StringComparer.Ordinal)
        .Take(filter is "score" or "cancellation" ? 1 : filter is "stars" or "board" ? 5 : MostValues);

    private static bool IsKnown(string filter, string value) => filter switch
    {
        "stars" => value is "1" or "2" or "3" or "4" or "5",
        "score" => value.Length <= 3 && value.All(char.IsAsciiDigit) && int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var tenths) && tenths <= 100,
        "board" => BoardNames.Read(value) != Board.Unspecified,
        "cancellation" => value == "free",
        _ => value.Length <= LongestAmenity && value.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_'),
    };

    private static Money? MostOf(string text, string currencyCode)
    {
        // "1,200", "1200.50" and "€ 1 200" mean what they say; what is left of anything else is no amount.
        var digits = new string([.. text.Take(40).Where(letter => char.IsAsciiDigit(letter) || letter == '.')]);
        return Currency.TryOf(currencyCode, out var currency)
            && decimal.TryParse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var units) && units is > 0 and < 1_000_000_000
            ? new Money((long)decimal.Truncate(units * currency.MinorPerUnit), currency)
            : null;
    }
}
