using System.Globalization;
using HotelBooking.Contracts.Search.V1;
using HotelBooking.FictionalHotels.Geography;

namespace HotelBooking.Search.Results;

/// <summary>A hotel in its place among the others, with the choice that is shown, and why it stands there.</summary>
internal sealed record OrderedHotel(FoundHotel Hotel, OfferChoice Choice, string Why);

/// <summary>Puts hotels in order. Equal ones stand by id, so that the order is the same every time.</summary>
internal static class ResultOrder
{
    private const int HalfDistanceMeters = 3_000;

    public static IReadOnlyList<OrderedHotel> Of(IEnumerable<FoundHotel> hotels, ResultFilter filter, SortOrder sort)
    {
        var wanted = hotels
            .Where(filter.TakesHouse)
            .Select(hotel => (Hotel: hotel, Choice: hotel.Cheapest(choice => filter.TakesOffer(hotel, choice))))
            .Where(found => found.Choice is not null)
            .Select(found => new OrderedHotel(found.Hotel, found.Choice!, ""));
        return sort switch
        {
            SortOrder.Price => [.. wanted.OrderBy(found => RoughWorth.InEuros(found.Choice.Total)).ThenBy(Id, StringComparer.Ordinal)],
            SortOrder.Score => [.. wanted.OrderByDescending(found => found.Hotel.Summary.ScoreTenths).ThenByDescending(found => found.Hotel.Summary.Reviews).ThenBy(Id, StringComparer.Ordinal)],
            SortOrder.Distance => [.. wanted.OrderBy(found => found.Hotel.Meters).ThenBy(Id, StringComparer.Ordinal)],
            _ => ByMatch([.. wanted]),
        };
    }

    // Half the points for the score, a quarter each for being near and for being cheaper than the others.
    private static List<OrderedHotel> ByMatch(List<OrderedHotel> hotels)
    {
        var byPrice = hotels.OrderBy(found => RoughWorth.InEuros(found.Choice.Total)).ThenBy(Id, StringComparer.Ordinal).ToList();
        var cheapness = byPrice.Select((found, at) => (Id: Id(found), Percent: 100 - (100 * at / byPrice.Count))).ToDictionary(one => one.Id, one => one.Percent, StringComparer.Ordinal);
        return
        [
            .. hotels
                .Select(found => (Found: found, Cheap: cheapness[Id(found)], Near: Nearness(found.Hotel.Meters)))
                .OrderByDescending(one => (2 * one.Found.Hotel.Summary.ScoreTenths) + one.Near + one.Cheap)
                .ThenBy(one => Id(one.Found), StringComparer.Ordinal)
                .Select(one => one.Found with { Why = Words(one.Found, one.Cheap) }),
        ];
    }

    private static int Nearness(int meters) => (int)(100L * HalfDistanceMeters / (HalfDistanceMeters + meters));

    /// <summary>Rounded as the page rounds it that stands beside.</summary>
    private static string Distance(int meters) => meters switch
    {
        < 975 => string.Create(CultureInfo.InvariantCulture, $"{Math.Max(50, (meters + 25) / 50 * 50)} m"),
        < 9_950 => string.Create(CultureInfo.InvariantCulture, $"{meters / 1_000m:0.0} km"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{meters / 1_000m:0} km"),
    };

    private static string Words(OrderedHotel found, int cheapness)
    {
        List<string> words = [];
        if (found.Hotel.Summary.ScoreTenths > 0)
        {
            words.Add(string.Create(CultureInfo.InvariantCulture, $"guest score {found.Hotel.Summary.ScoreTenths / 10}.{found.Hotel.Summary.ScoreTenths % 10}"));
        }

        words.Add($"{Distance(found.Hotel.Meters)} from the centre");
        words.Add(cheapness switch { > 66 => "among the cheapest third here", > 33 => "price in the middle here", _ => "among the dearest third here" });
        var text = string.Join(", ", words);
        return char.ToUpperInvariant(text[0]) + text[1..];
    }

    private static string Id(OrderedHotel found) => found.Hotel.HotelId;
}
