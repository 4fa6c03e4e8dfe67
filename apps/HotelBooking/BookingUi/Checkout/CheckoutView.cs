using Microsoft.AspNetCore.Http;
using Posthouse.Look.Forms;

namespace HotelBooking.BookingUi.Checkout;

/// <summary>What the checkout page shows besides the reservation.</summary>
/// <param name="Typed">What was typed so far.</param>
internal sealed record CheckoutView(GuestForm Typed)
{
    public FormProblems Problems { get; init; } = [];

    public CheckoutNews News { get; init; }

    /// <summary>The status of the page: 422 when something typed has to be put right, 503 when the bank was away.</summary>
    public int Status => Problems.Count > 0 ? StatusCodes.Status422UnprocessableEntity
        : News == CheckoutNews.BankAway ? StatusCodes.Status503ServiceUnavailable
        : StatusCodes.Status200OK;
}
