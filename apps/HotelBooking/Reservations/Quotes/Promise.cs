using HotelBooking.Contracts.Reservations.V1;
using HotelBooking.Stays;
using HotelBooking.Stays.Cancelling;
using HotelBooking.Stays.Prices;

namespace HotelBooking.Reservations.Quotes;

/// <summary>What a quote promises, and what a reservation keeps unchanged: stay, price, terms of cancelling.</summary>
/// <param name="Message">As told to the guest, without its token.</param>
/// <param name="PartnerOffer">Token of the partner's offer; empty for rooms of our own.</param>
internal sealed record Promise(QuoteResponse Message, string PartnerOffer)
{
    public bool IsPartners => PartnerOffer.Length > 0;

    public StayDates Dates => Message.Stay.Dates.ToStayDates();

    public int Rooms => Message.Stay.Rooms.Count;

    public StayPrice Price => StayPrice.From(Message.Price);

    public CancellationTerms Cancellation => CancellationTerms.From(Message.Cancellation);

    public DateTimeOffset ExpiresAt => Message.ExpiresAt.ToDateTimeOffset();
}
