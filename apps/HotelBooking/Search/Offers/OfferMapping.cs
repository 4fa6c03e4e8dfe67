using HotelBooking.Contracts.Search.V1;
using HotelBooking.Search.Hotels;
using HotelBooking.Stays.Cancelling;
using HotelBooking.Stays.Prices;
using Wire = HotelBooking.Contracts.Stays.V1;

namespace HotelBooking.Search.Offers;

/// <summary>Offers on the wire, with every line of the price and the terms of cancelling in words.</summary>
internal static class OfferMapping
{
    private const int FewRooms = 5;

    public static StayOffer ToProto(this PricedOffer priced, StayQuery query, HotelEntry? content)
    {
        var offer = priced.Offer;
        var price = StayPricing.Price(offer, query.Dates, query.Rooms, priced.NightPrices);
        var room = content?.Room(offer.RoomType.RoomTypeId);
        return new StayOffer
        {
            RoomTypeId = offer.RoomType.RoomTypeId,
            RatePlanId = offer.Plan.RatePlanId,
            RoomName = room?.Name ?? "",
            PlanName = offer.Plan.Name,
            Beds = room?.Beds ?? "",
            Board = (Wire.Board)offer.Plan.Board,
            Price = price.ToProto(),
            Cancellation = CancellationPolicy.Resolve(offer, query.Dates, price, query.Now).ToProto(),
            RoomsLeft = priced.Free <= FewRooms ? priced.Free : 0,
        };
    }
}
