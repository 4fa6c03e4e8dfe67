using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Posthouse.Look.Serving;

namespace HotelBooking.BookingUi.Bookings;

/// <summary>What comes after booking: the confirmation, looking it up, cancelling.</summary>
internal static class BookingPages
{
    public static void Map(IEndpointRouteBuilder pages)
    {
        pages.MapPage("/bookings", (FindDesk desk, CancellationToken aborted) => desk.ShowAsync(aborted));
        pages.MapPage("/bookings/find", (FindDesk desk, CancellationToken aborted) => desk.ShowAsync(aborted));
        pages.MapPost("/bookings/find", (FindDesk desk, CancellationToken aborted) => desk.FindAsync(aborted));
        pages.MapPage("/bookings/open", (string? key, FindDesk desk, CancellationToken aborted) => desk.OpenAsync(key, aborted));
        pages.MapPage("/bookings/{reservation}", (string reservation, string? kept, BookingDesk desk, CancellationToken aborted) =>
            desk.ShowAsync(reservation, justKept: kept is not null, aborted));
        pages.MapPage("/bookings/{reservation}/stay.ics", (string reservation, BookingDesk desk, CancellationToken aborted) => desk.CalendarAsync(reservation, aborted));
        pages.MapPage("/bookings/{reservation}/cancel", (string reservation, CancelDesk desk, CancellationToken aborted) => desk.PreviewAsync(reservation, aborted));
        pages.MapPost("/bookings/{reservation}/cancel", (string reservation, CancelDesk desk, CancellationToken aborted) => desk.CancelAsync(reservation, aborted));
    }
}
