using HotelBooking.Contracts.Reservations.V1;
using HotelBooking.FictionalHotels.Hotels;
using HotelBooking.Stays;
using HotelBooking.Stays.Guests;
using HotelBooking.Stays.Prices;
using HotelBooking.Stays.Selling;
using Posthouse.Values;
using Wire = HotelBooking.Contracts.Stays.V1;

namespace HotelBooking.Tests.Search.Standins;

/// <summary>What a search should say, worked out from the made-up hotels alone: the long way, one hotel, room type and plan after the other.</summary>
internal static class Expected
{
    public static readonly HotelCatalogue Catalogue = new(40);

    /// <summary>The total of each offer that can be booked, by room type and plan.</summary>
    public static IReadOnlyDictionary<(string Room, string Plan), Money> Offers(FictionalHotel hotel, Wire.StayDates dates, IReadOnlyList<Wire.RoomOccupancy> rooms, DateTimeOffset now)
    {
        var (stay, guests, offers) = (dates.ToStayDates(), rooms.ToRoomGuests(), new Dictionary<(string, string), Money>());
        foreach (var room in hotel.Terms.RoomTypes)
        {
            foreach (var plan in hotel.Terms.RatePlans)
            {
                var offer = new RoomOffer(hotel.Terms, room, plan);
                if (Refusal(hotel, offer, stay, guests, now) is null)
                {
                    var prices = stay.Nights.Select(night => hotel.Night(room.RoomTypeId, night).PriceMinor).ToList();
                    offers.Add((room.RoomTypeId, plan.RatePlanId), StayPricing.Price(offer, stay, guests, prices).Total);
                }
            }
        }

        return offers;
    }

    private static BookingReason? Refusal(FictionalHotel hotel, RoomOffer offer, StayDates stay, IReadOnlyList<RoomGuests> guests, DateTimeOffset now)
    {
        var nights = stay.Nights.Select(night => SnapshotEndpoint.ForSale(hotel.Night(offer.RoomType.RoomTypeId, night))).ToArray();
        var departure = SnapshotEndpoint.ForSale(hotel.Night(offer.RoomType.RoomTypeId, stay.CheckOut)).Restrictions;
        return Restrictions.Refusal(offer, stay, guests, new StayNights(nights, departure), HotelTime.Today(hotel.City.Zone, now));
    }
}
