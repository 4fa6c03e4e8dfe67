using HotelBooking.Contracts.Reservations.V1;
using Posthouse.Look.Pieces;

namespace HotelBooking.BookingUi.Bookings;

/// <summary>How a reservation stands, in words.</summary>
/// <param name="Tone">What kind of news it is.</param>
/// <param name="Word">A word or two.</param>
/// <param name="Heading">What the page of the booking begins with.</param>
internal sealed record StatusText(Tone Tone, string Word, string Heading)
{
    public static StatusText Of(Reservation reservation)
    {
        var one = reservation.Stay.Rooms.Count == 1;
        return reservation.State switch
        {
            ReservationState.Confirmed => new(Tone.Good, "Confirmed", one ? "Your room is booked" : "Your rooms are booked"),
            ReservationState.PendingPartner => new(Tone.Warn, "Waiting for the hotel", "Paid; the hotel has yet to answer"),
            ReservationState.Held => new(Tone.Info, "Held, not paid", one ? "Your room is held" : "Your rooms are held"),
            ReservationState.Cancelled => new(Tone.Plain, "Cancelled", "This booking is cancelled"),
            ReservationState.Rejected => new(Tone.Bad, "Not booked", one ? "The room was gone" : "The rooms were gone"),
            _ => new(Tone.Plain, "Not booked", "Nothing is booked"),
        };
    }
}
