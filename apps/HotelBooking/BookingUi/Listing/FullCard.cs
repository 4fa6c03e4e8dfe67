using HotelBooking.BookingUi.Criteria;
using HotelBooking.Contracts.Search.V1;
using HotelBooking.Stays;
using Posthouse.Values;

namespace HotelBooking.BookingUi.Listing;

/// <summary>A hotel that has no room on these nights.</summary>
/// <param name="Full">What the search said.</param>
/// <param name="Nearest">The nearest nights on which it has one.</param>
/// <param name="Address">Its page, for those nights when there are any.</param>
public sealed record FullCard(FullHotel Full, StayDates? Nearest, string Address)
{
    public static FullCard Of(FullHotel full, StayQuery stay)
    {
        StayDates? nearest = full.Nearest is { } dates ? new StayDates(dates.CheckIn.ToDateOnly(), dates.CheckOut.ToDateOnly()) : null;
        return new FullCard(full, nearest, HotelCard.AddressOf(full.Hotel, nearest is { } other ? stay.On(other) : stay));
    }
}
