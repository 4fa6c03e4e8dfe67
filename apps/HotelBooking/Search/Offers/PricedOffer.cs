using HotelBooking.Stays.Prices;
using HotelBooking.Stays.Selling;

namespace HotelBooking.Search.Offers;

/// <summary>Something that can be booked for a whole stay.</summary>
/// <param name="Offer">Room type and plan.</param>
/// <param name="Totals">What it costs.</param>
/// <param name="Free">Rooms left over the whole stay.</param>
/// <param name="FreeToCancel">Whether it can be cancelled for free now.</param>
/// <param name="NightPrices">Price of a room for each night, before the plan's adjustment.</param>
internal sealed record PricedOffer(RoomOffer Offer, StayTotals Totals, int Free, bool FreeToCancel, IReadOnlyList<long> NightPrices)
{
    /// <summary>What is served.</summary>
    public HotelBooking.Stays.Terms.Board Board => Offer.Plan.Board;
}
