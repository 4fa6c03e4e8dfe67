using Google.Type;
using HotelBooking.Contracts.Search.V1;

namespace HotelBooking.Tests.BookingUi.Search;

/// <summary>Places that a test knows.</summary>
internal static class SamplePlaces
{
    public static readonly Place Lisbon = City("2267057", ("Lisbon", "Lisbon District", "Portugal", "PT"), (38.7169, -9.1399), "Europe/Lisbon", 517_802);
    public static readonly Place Tokyo = City("1850147", ("Tokyo", "Tokyo", "Japan", "JP"), (35.6895, 139.6917), "Asia/Tokyo", 8_336_599);
    public static readonly Place Kuwait = City("285787", ("Kuwait City", "Al Asimah", "Kuwait", "KW"), (29.3697, 47.9783), "Asia/Kuwait", 60_064);

    /// <summary>Where nothing is free.</summary>
    public static readonly Place Full = City("2264456", ("Sintra", "Lisbon District", "Portugal", "PT"), (38.8011, -9.3783), "Europe/Lisbon", 29_591);

    /// <summary>Where a partner does not answer.</summary>
    public static readonly Place Slow = City("2735943", ("Porto", "Porto", "Portugal", "PT"), (41.1496, -8.611), "Europe/Lisbon", 249_633);

    /// <summary>Where the search itself does not answer.</summary>
    public static readonly Place Away = City("745044", ("Istanbul", "Istanbul", "Turkey", "TR"), (41.0138, 28.9497), "Europe/Istanbul", 14_804_116);

    public static readonly Place[] All =
    [
        Lisbon,
        new Place(Lisbon) { PlaceId = "r-PT-14", Kind = PlaceKind.Region, Region = "", Population = 0 },
        Tokyo, Kuwait, Full, Slow, Away,
        City("4951788", ("Springfield", "Massachusetts", "United States", "US"), (42.1015, -72.5898), "America/New_York", 154_341),
        City("4409896", ("Springfield", "Missouri", "United States", "US"), (37.2153, -93.2982), "America/Chicago", 166_810),
        City("4250542", ("Springfield", "Illinois", "United States", "US"), (39.8017, -89.6437), "America/Chicago", 116_565),
        new Place { PlaceId = "c-PT", Kind = PlaceKind.Country, Name = "Portugal", Country = "Portugal", CountryCode = "PT", Position = new LatLng { Latitude = 39.6, Longitude = -8 }, Hotels = 60 },
        new Place { PlaceId = "h000000", Kind = PlaceKind.Hotel, Name = "Casa do Arco", Region = "Lisbon", Country = "Portugal", CountryCode = "PT", Position = Lisbon.Position, TimeZone = "Europe/Lisbon" },
    ];

    public static IEnumerable<Place> Named(string text)
    {
        foreach (var place in All)
        {
            if (place.Name.StartsWith(text, StringComparison.OrdinalIgnoreCase))
            {
                yield return place;
            }
            else if (place.Name == Lisbon.Name && "Lissabon".StartsWith(text, StringComparison.OrdinalIgnoreCase))
            {
                yield return new Place(place) { MatchedName = "Lissabon" };
            }
        }
    }

    private static Place City(string id, (string Name, string Region, string Country, string Code) called, (double North, double East) at, string zone, int people) => new()
    {
        PlaceId = id,
        Kind = PlaceKind.City,
        Name = called.Name,
        Region = called.Region,
        Country = called.Country,
        CountryCode = called.Code,
        Position = new LatLng { Latitude = at.North, Longitude = at.East },
        TimeZone = zone,
        Population = people,
        Hotels = SampleHotels.Count,
    };
}
