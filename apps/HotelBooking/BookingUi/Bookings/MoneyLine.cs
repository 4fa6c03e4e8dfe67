using HotelBooking.BookingUi.Words;
using HotelBooking.Contracts.Reservations.V1;
using Posthouse.Look.Pieces;

namespace HotelBooking.BookingUi.Bookings;

/// <summary>How the money of a reservation stands, in a sentence.</summary>
internal sealed record MoneyLine(Tone Tone, string Words)
{
    public static MoneyLine Of(Reservation reservation)
    {
        var paid = MoneyText.Exact(reservation.Price.PayNow);
        var refund = reservation.Cancelled is { } cancelled ? MoneyText.Exact(cancelled.Refund) : paid;
        return reservation.Money switch
        {
            MoneyState.Paying => new(Tone.Warn, "The bank has not told us yet how the payment went."),
            MoneyState.Authorized => new(Tone.Info, $"The bank keeps {paid} ready; it is charged as soon as the booking stands."),
            MoneyState.Charged => new(Tone.Good, $"{paid} charged."),
            MoneyState.Released => new(Tone.Good, $"Nothing was charged. The bank releases the {paid} that it kept ready."),
            MoneyState.Refunding => new(Tone.Info, $"{refund} is on its way back to your card."),
            MoneyState.Refunded => new(Tone.Good, $"{refund} is back on your card; the bank may show it some days later."),
            _ => new(Tone.Plain, "Nothing was charged."),
        };
    }
}
