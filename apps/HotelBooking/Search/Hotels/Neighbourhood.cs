using HotelBooking.Contracts.Search.V1;
using HotelBooking.FictionalHotels.Geography;
using HotelBooking.Search.Places;

namespace HotelBooking.Search.Hotels;

/// <summary>Tells which hotels belong to a place, with their distance from its centre.</summary>
internal sealed class Neighbourhood(HotelDirectory directory)
{
    private const double AroundKilometres = 30;
    private const int NearestHotels = 10;

    /// <summary>
    /// A city or hotel: what is in it and 30 km around it. A region or country: what is in it. Where there is nothing: the ten nearest hotels, however far, so that
    /// somebody finds a bed near any place of the world.
    /// </summary>
    public async Task<IReadOnlyList<(HotelEntry Hotel, int Meters)>> OfAsync(PlaceRow place, CancellationToken cancellationToken)
    {
        var centre = new GeoPoint(place.Latitude, place.Longitude);
        var all = (await directory.AllAsync(cancellationToken)).Values
            .Select(hotel => (Hotel: hotel, Kilometres: centre.KilometresTo(hotel.Position)))
            .ToList();
        var inside = all.Where(near => (PlaceKind)place.Kind switch
        {
            PlaceKind.Country => near.Hotel.CountryPlace == place.PlaceId,
            PlaceKind.Region => near.Hotel.RegionPlace == place.PlaceId,
            _ => near.Hotel.CityPlace == place.PlaceId || near.Kilometres <= AroundKilometres,
        }).ToList();
        return
        [
            .. (inside.Count > 0 ? inside : all.OrderBy(near => near.Kilometres).Take(NearestHotels))
                .OrderBy(near => near.Kilometres)
                .ThenBy(near => near.Hotel.HotelId, StringComparer.Ordinal)
                .Select(near => (near.Hotel, (int)Math.Round(near.Kilometres * 1_000))),
        ];
    }
}
