using HotelBooking.BookingUi.Checkout;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Posthouse.Look.Serving;

namespace HotelBooking.BookingUi.Account;

/// <summary>What belongs to a signed-in person: their bookings and their profile.</summary>
internal static class AccountPages
{
    public static void Map(IEndpointRouteBuilder pages)
    {
        pages.MapPage("/account", (string? saved, AccountDesk desk, CancellationToken aborted) => desk.ShowAsync(saved is not null, aborted));
        pages.MapPost("/account", (AccountDesk desk, CancellationToken aborted) => desk.SaveAsync(aborted));
        pages.MapPost("/bookings/{reservation}/keep", (string reservation, KeepDesk desk, CancellationToken aborted) => desk.KeepAsync(reservation, aborted));
        pages.MapPage("/bookings/{reservation}/keep", (string reservation) => CheckoutPages.See($"/bookings/{Uri.EscapeDataString(reservation)}"));
    }
}
