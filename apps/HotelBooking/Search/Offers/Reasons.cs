using HotelBooking.Contracts.Reservations.V1;
using Posthouse.Calls;

namespace HotelBooking.Search.Offers;

/// <summary>Reasons as short codes: <c>SOLD_OUT</c>.</summary>
internal static class Reasons
{
    private const string Prefix = "BOOKING_REASON_";

    public static string ToCode(this BookingReason reason) => Reason.From(reason).Name![Prefix.Length..];
}
