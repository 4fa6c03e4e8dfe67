namespace HotelBooking.BookingUi.Bookings;

/// <summary>What somebody knows of a booking.</summary>
/// <param name="Locator">Its number.</param>
/// <param name="Email">The booker's e-mail address.</param>
public sealed record FindForm(string Locator, string Email);
