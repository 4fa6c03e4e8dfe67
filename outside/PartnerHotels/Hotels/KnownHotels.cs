using System.Collections.Immutable;

namespace PartnerHotels.Hotels;

/// <summary>The hotels that everybody knows.</summary>
internal static class KnownHotels
{
    private static readonly ImmutableArray<(string City, double Latitude, double Longitude, string Currency, string Zone)> Cities =
    [
        ("Lisbon", 38.7167, -9.1333, "EUR", "Europe/Lisbon"), ("Vienna", 48.2085, 16.3721, "EUR", "Europe/Vienna"), ("Tokyo", 35.6895, 139.6917, "JPY", "Asia/Tokyo"),
    ];

    /// <summary>The first hotels by number.</summary>
    public static IReadOnlyList<KnownHotel> First(int count) =>
        [.. Enumerable.Range(1, count).Select(number =>
        {
            var city = Cities[number % Cities.Length];
            var name = $"Hotel {number}";
            return new KnownHotel(number, name, city.City, new Position(city.Latitude, city.Longitude).Moved(Dice.Roll(4_000, name, "n") - 2_000, Dice.Roll(4_000, name, "e") - 2_000))
            {
                Currency = city.Currency, Zone = city.Zone, Stars = 2 + Dice.Roll(4, name, "stars"),
            };
        })];
}
