using HotelBooking.Partners.Offers;
using Posthouse.Values;

namespace HotelBooking.Partners.Bookings;

/// <summary>A booking with a partner as we keep it.</summary>
internal sealed record KeptBooking(string Reference, string Partner, string Rate, string Currency, long TotalMinor, BookingState State, string PartnerReference)
{
    public Rate AgreedRate => new(Rate, new Money(TotalMinor, Posthouse.Values.Currency.Of(Currency)));
}
