using HotelBooking.BookingUi.Criteria;
using HotelBooking.BookingUi.Words;
using HotelBooking.Contracts.Search.V1;
using Posthouse.Values;

namespace HotelBooking.BookingUi.Listing;

/// <summary>A hotel of the results and its cheapest offer, as page and data both show it.</summary>
/// <param name="Result">What the search said.</param>
/// <param name="Total">What the whole stay costs.</param>
/// <param name="Cancel">Until when cancelling is free.</param>
/// <param name="Address">Its page, for the same stay.</param>
public sealed record HotelCard(HotelResult Result, Money Total, CancelText Cancel, string Address)
{
    public HotelSummary Hotel => Result.Hotel;

    public StayOffer Offer => Result.Offer;

    public static HotelCard Of(HotelResult result, StayQuery stay, DateTimeOffset now) => new(
        result,
        Money.From(result.Offer.Price.Total),
        CancelText.Of(result.Offer, stay.Dates, now),
        AddressOf(result.Hotel, stay));

    public static string AddressOf(HotelSummary hotel, StayQuery stay) => $"/hotels/{Uri.EscapeDataString(hotel.HotelId)}?{stay.Address}";

    /// <summary>A night's share of the total, rounded to whole units.</summary>
    public Money Night(int nights)
    {
        var (share, unit) = (Total.Minor / nights, Total.Currency.MinorPerUnit);
        return share < 20L * unit ? new Money(share, Total.Currency) : new Money((share + (unit / 2)) / unit * unit, Total.Currency);
    }
}
