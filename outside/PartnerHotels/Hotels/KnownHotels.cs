using HotelBooking.FictionalHotels.Hotels;

namespace PartnerHotels.Hotels;

/// <summary>The hotels that everybody knows.</summary>
internal static class KnownHotels
{
    /// <summary>The first hotels by number.</summary>
    public static IReadOnlyList<KnownHotel> First(int count) =>
        [.. new HotelCatalogue(count).Hotels.Select(hotel => new KnownHotel(hotel.Number, hotel.Name, hotel.City.Names.Plain, new Position(hotel.Position.Latitude, hotel.Position.Longitude))
        {
            Currency = hotel.Terms.Currency.Code, Zone = hotel.City.Zone, Stars = hotel.Stars,
        })];
}
