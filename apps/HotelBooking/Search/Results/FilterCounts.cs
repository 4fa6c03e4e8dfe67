using System.Globalization;
using HotelBooking.Contracts.Search.V1;
using HotelBooking.Stays.Terms;
using Posthouse.Calls;
using Wire = HotelBooking.Contracts.Stays.V1;

namespace HotelBooking.Search.Results;

/// <summary>For each value of each filter how many hotels there would be with it alone in its filter, the other filters in force; amenities add up.</summary>
internal static class FilterCounts
{
    private static readonly int[] Scores = [60, 70, 80, 90];

    private static readonly Board[] Boards = [Board.RoomOnly, Board.Breakfast, Board.HalfBoard, Board.FullBoard, Board.AllInclusive];

    public static IEnumerable<FilterCount> Of(IReadOnlyList<FoundHotel> hotels, ResultFilter filter)
    {
        foreach (var (name, value, changed) in Values(hotels, filter))
        {
            yield return new FilterCount { Filter = name, Value = value, Hotels = hotels.Count(changed.Takes) };
        }
    }

    private static IEnumerable<(string Filter, string Value, ResultFilter Changed)> Values(IReadOnlyList<FoundHotel> hotels, ResultFilter filter)
    {
        for (var stars = 5; stars >= 1; stars--)
        {
            yield return ("stars", Text(stars), filter with { Stars = new HashSet<int> { stars } });
        }

        foreach (var score in Scores)
        {
            yield return ("score", Text(score), filter with { MinScoreTenths = score });
        }

        foreach (var board in Boards)
        {
            yield return ("board", Reason.From((Wire.Board)board).Name!, filter with { Boards = new HashSet<Board> { board } });
        }

        yield return ("cancellation", "free", filter with { FreeCancellation = true });
        foreach (var amenity in hotels.SelectMany(hotel => hotel.Summary.Amenities).Union(filter.Amenities, StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            yield return ("amenity", amenity, filter with { Amenities = new HashSet<string>(filter.Amenities, StringComparer.Ordinal) { amenity } });
        }

        foreach (var bound in PriceBounds(hotels, filter with { MaxTotalMinor = 0 }))
        {
            yield return ("price", Text(bound), filter with { MaxTotalMinor = bound });
        }
    }

    // A quarter, half, three quarters and all of the hotels: told only where all prices are in one currency.
    private static IEnumerable<long> PriceBounds(IReadOnlyList<FoundHotel> hotels, ResultFilter filter)
    {
        var wanted = hotels.Where(filter.Takes).ToList();
        if (wanted.Count == 0 || wanted.Exists(hotel => hotel.Summary.CurrencyCode != wanted[0].Summary.CurrencyCode))
        {
            return [];
        }

        var totals = wanted
            .Select(hotel => hotel.Choices.Where(choice => filter.TakesOffer(hotel, choice) && choice.Total.Currency.Code == hotel.Summary.CurrencyCode).Select(choice => choice.Total.Minor).DefaultIfEmpty().Min())
            .Where(minor => minor > 0)
            .Order()
            .ToList();
        return totals.Count == 0 ? [] : new[] { 1, 2, 3, 4 }.Select(quarter => totals[Math.Max(0, (totals.Count * quarter / 4) - 1)]).Distinct();
    }

    private static string Text(long value) => value.ToString(CultureInfo.InvariantCulture);
}
