using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Posthouse.Look.Serving;

namespace HotelBooking.BookingUi.Checkout;

/// <summary>From the chosen room to the bank and back.</summary>
internal static class CheckoutPages
{
    public static void Map(IEndpointRouteBuilder pages)
    {
        pages.MapPost("/checkout", (OfferDesk desk, CancellationToken aborted) => desk.HoldAsync(aborted));
        pages.MapPage("/checkout/{reservation}", (string reservation, string? back, CheckoutDesk desk, CancellationToken aborted) =>
            desk.ShowAsync(reservation, cameBack: back is not null, aborted));
        pages.MapPost("/checkout/{reservation}", (string reservation, PaymentDesk desk, CancellationToken aborted) => desk.PayAsync(reservation, aborted));
        pages.MapPost("/checkout/{reservation}/extend", (string reservation, CheckoutDesk desk, CancellationToken aborted) => desk.ExtendAsync(reservation, aborted));
        pages.MapPost("/checkout/{reservation}/release", (string reservation, CheckoutDesk desk, CancellationToken aborted) => desk.ReleaseAsync(reservation, aborted));
        pages.MapPage("/checkout/{reservation}/return", (string reservation, string? back, string? round, ReturnDesk desk, CancellationToken aborted) =>
            desk.WelcomeAsync(reservation, cameBack: back is not null, round, aborted));

        // What answers a sent form stands at the form's address: who asks for that address again is led to where it belongs.
        pages.MapPage("/checkout", () => See("/"));
        pages.MapPage("/checkout/{reservation}/extend", BackTo);
        pages.MapPage("/checkout/{reservation}/release", BackTo);
    }

    /// <summary>Sends the browser on, to be asked with GET whatever it asked with.</summary>
    public static IResult See(string address) => new SeeOther(address);

    private static IResult BackTo(string reservation) => See($"/checkout/{Uri.EscapeDataString(reservation)}");

    private sealed class SeeOther(string address) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.StatusCode = StatusCodes.Status303SeeOther;
            httpContext.Response.Headers.Location = address;
            httpContext.Response.Headers.CacheControl = "private, no-store";
            return Task.CompletedTask;
        }
    }
}
