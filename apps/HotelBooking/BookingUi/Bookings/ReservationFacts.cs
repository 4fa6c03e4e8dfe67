using HotelBooking.Contracts.Reservations.V1;
using HotelBooking.Contracts.Stays.V1;
using HotelBooking.Stays.Guests;
using Posthouse.Values;
using StayDates = HotelBooking.Stays.StayDates;

namespace HotelBooking.BookingUi.Bookings;

/// <summary>What pages ask of reservations.</summary>
internal static class ReservationFacts
{
    /// <summary>The nights.</summary>
    public static StayDates NightsOf(this StayDescription stay) => new(stay.Dates.CheckIn.ToDateOnly(), stay.Dates.CheckOut.ToDateOnly());

    /// <summary>Who sleeps in a room.</summary>
    public static RoomGuests ToGuests(this RoomOccupancy room) => new(room.Adults, [.. room.ChildAges]);

    /// <summary>Who sleeps in the rooms, in words.</summary>
    public static string PartyOf(this StayDescription stay) => Words.GuestText.WithRooms([.. stay.Rooms.Select(ToGuests)]);

    /// <summary>Whether the rooms are kept for the guest at a moment.</summary>
    public static bool IsHeldAt(this Reservation reservation, DateTimeOffset now) =>
        reservation.State == ReservationState.Held && (reservation.HeldUntil is null || reservation.HeldUntil.ToDateTimeOffset() > now || reservation.IsPaying());

    /// <summary>Whether the guest is at the bank's page, or was; the rooms are kept until the bank has said how it ended.</summary>
    public static bool IsPaying(this Reservation reservation) => reservation.Money is MoneyState.Paying or MoneyState.Authorized;

    /// <summary>Whether the bank's word is still out: also after the hold, because a late payment finds the rooms free, or goes back.</summary>
    public static bool AwaitsTheBank(this Reservation reservation) =>
        reservation.State is ReservationState.Held or ReservationState.Expired && reservation.IsPaying();

    /// <summary>Whether it is booked, or was.</summary>
    public static bool IsBooked(this Reservation reservation) =>
        reservation.State is ReservationState.Confirmed or ReservationState.PendingPartner or ReservationState.Cancelled or ReservationState.Rejected;

    /// <summary>What the hotel takes on the spot.</summary>
    public static Money AtHotel(this Price price) => price.PayAtProperty is { } amount ? Money.From(amount) : Money.Zero(Money.From(price.Total).Currency);

    /// <summary>The page of a reservation.</summary>
    public static string Path(this Reservation reservation) => $"/bookings/{reservation.ReservationId}";

    /// <summary>The checkout page of a reservation.</summary>
    public static string CheckoutPath(this Reservation reservation) => $"/checkout/{reservation.ReservationId}";
}
