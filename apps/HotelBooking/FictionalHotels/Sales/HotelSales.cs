using HotelBooking.FictionalHotels.Hotels;
using HotelBooking.FictionalHotels.Rooms;
using HotelBooking.Stays.Terms;

namespace HotelBooking.FictionalHotels.Sales;

/// <summary>What a hotel sells, and how.</summary>
internal sealed class HotelSales
{
    private readonly Dictionary<string, RoomNightsMaker> _nights;

    public HotelSales(FictionalHotel hotel)
    {
        var level = new PriceLevel(hotel);
        Terms = new HotelTerms(hotel.HotelId, level.Currency, hotel.City.Zone, AdultAge: 18)
        {
            RoomTypes = [.. hotel.Rooms.Select(room => TermsOf(room, level))],
            RatePlans = RatePlans.Of(hotel, level),
            Taxes = TaxRegimes.Of(hotel, level),
        };
        _nights = hotel.Rooms.ToDictionary(room => room.RoomTypeId, room => new RoomNightsMaker(hotel, room, level), StringComparer.Ordinal);
    }

    public HotelTerms Terms { get; }

    public RoomNightsMaker NightsOf(string roomTypeId) =>
        _nights.TryGetValue(roomTypeId, out var nights) ? nights : throw new ArgumentException($"{Terms.HotelId} has no room type {roomTypeId}.", nameof(roomTypeId));

    private static RoomTypeTerms TermsOf(RoomKind room, PriceLevel level)
    {
        var extra = level.Payable(level.DoubleMinor / 4);
        return new RoomTypeTerms(room.RoomTypeId, room.MaxGuests, room.MaxAdults, room.MaxChildren, room.GuestsCovered)
        {
            ExtraAdultMinor = extra,
            ExtraChildMinor = level.Payable(extra / 2),
            FreeChildAge = room.MaxChildren == 0 ? -1 : 3,
        };
    }
}
