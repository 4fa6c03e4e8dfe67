using HotelBooking.Contracts.Reservations.V1;

namespace HotelBooking.BookingUi.Bookings;

/// <summary>A reservation that this browser may open.</summary>
/// <param name="Reservation">The reservation.</param>
/// <param name="Key">What opens it; never shown, never in an address.</param>
internal sealed record OpenReservation(Reservation Reservation, string Key)
{
    public bool Equals(OpenReservation? other) => other is not null && Reservation.ReservationId == other.Reservation.ReservationId;

    public override int GetHashCode() => Reservation.ReservationId.GetHashCode(StringComparison.Ordinal);

    /// <summary>Without the key: requests are logged.</summary>
    public override string ToString() => Reservation.ReservationId;
}
