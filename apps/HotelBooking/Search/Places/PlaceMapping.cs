using Google.Type;
using HotelBooking.Contracts.Search.V1;
using HotelBooking.FictionalHotels.Geography;

namespace HotelBooking.Search.Places;

/// <summary>Places on the wire, and their ids.</summary>
internal static class PlaceMapping
{
    public static string IdOf(City city) => city.Id.ToString(System.Globalization.CultureInfo.InvariantCulture);

    public static string IdOf(Region region) => $"r-{region.Country.Code}-{region.Code}";

    public static string IdOf(Country country) => $"c-{country.Code}";

    public static Place ToProto(this PlaceRow row, string matchedName = "") => new()
    {
        PlaceId = row.PlaceId,
        Kind = (PlaceKind)row.Kind,
        Name = row.Name,
        MatchedName = matchedName,
        Region = row.Region,
        Country = row.Country,
        CountryCode = row.CountryCode,
        Position = new LatLng { Latitude = row.Latitude, Longitude = row.Longitude },
        Population = row.Population,
        Hotels = row.Hotels,
        TimeZone = row.TimeZone,
    };
}
