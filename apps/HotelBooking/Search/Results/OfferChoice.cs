using HotelBooking.Contracts.Search.V1;
using HotelBooking.Search.Offers;
using HotelBooking.Stays.Terms;
using Posthouse.Values;

namespace HotelBooking.Search.Results;

/// <summary>One offer of a hotel, ours or a partner's, as filters and orders see it.</summary>
/// <param name="Total">What the stay costs in all.</param>
/// <param name="Board">What is served.</param>
/// <param name="FreeToCancel">Whether it can be cancelled for free now.</param>
internal sealed record OfferChoice(Money Total, Board Board, bool FreeToCancel)
{
    /// <summary>The offer, when it is ours.</summary>
    public PricedOffer? Own { get; init; }

    /// <summary>The offer, when it is a partner's.</summary>
    public StayOffer? Partner { get; init; }

    public static OfferChoice Of(PricedOffer own) => new(own.Totals.Total, own.Board, own.FreeToCancel) { Own = own };

    public static OfferChoice Of(StayOffer partner, DateTimeOffset now) => new(
        Money.From(partner.Price.Total), (Board)partner.Board, partner.Cancellation?.FreeUntil is { } until && until.ToDateTimeOffset() > now) { Partner = partner };
}
