using HotelBooking.Stays.Guests;
using HotelBooking.Stays.Terms;

namespace HotelBooking.Stays.Selling;

/// <summary>A room type of a hotel under a rate plan.</summary>
/// <param name="Hotel">The hotel.</param>
/// <param name="RoomType">One of its room types.</param>
/// <param name="Plan">One of its rate plans.</param>
public sealed record RoomOffer(HotelTerms Hotel, RoomTypeTerms RoomType, RatePlan Plan)
{
    /// <summary>The guests of a room as this offer counts them.</summary>
    /// <param name="guests">The guests.</param>
    public RoomParty PartyOf(RoomGuests guests) => RoomParty.Of(guests, Hotel.AdultAge, RoomType.FreeChildAge);

    /// <summary>An offer of a hotel by its ids; <see langword="null"/> when the hotel has no such room type or plan.</summary>
    /// <param name="hotel">The hotel.</param>
    /// <param name="roomTypeId">The room type.</param>
    /// <param name="ratePlanId">The plan.</param>
    public static RoomOffer? Find(HotelTerms hotel, string roomTypeId, string ratePlanId)
    {
        ArgumentNullException.ThrowIfNull(hotel);
        var roomType = hotel.RoomTypes.FirstOrDefault(candidate => string.Equals(candidate.RoomTypeId, roomTypeId, StringComparison.Ordinal));
        var plan = hotel.RatePlans.FirstOrDefault(candidate => string.Equals(candidate.RatePlanId, ratePlanId, StringComparison.Ordinal));
        return roomType is null || plan is null ? null : new RoomOffer(hotel, roomType, plan);
    }
}
