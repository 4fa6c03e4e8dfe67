using HotelBooking.BookingUi.Bookings;
using Posthouse.Look.Forms;

namespace HotelBooking.BookingUi.Account;

/// <summary>What the account page shows.</summary>
/// <param name="Bookings">The person's bookings; <see langword="null"/> when Reservations did not answer.</param>
/// <param name="Profile">The profile as it is, or as typed; <see langword="null"/> when Users did not answer.</param>
public sealed record AccountView(IReadOnlyList<PicturedReservation>? Bookings, ProfileForm? Profile)
{
    public FormProblems Problems { get; init; } = [];

    public bool JustSaved { get; init; }

    /// <summary>The profile as it was saved elsewhere meanwhile; <see langword="null"/> when it was not.</summary>
    public ProfileForm? ChangedElsewhere { get; init; }
}
