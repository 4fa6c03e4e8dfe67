using AngleSharp.Dom;
using HotelBooking.Tests.BookingUi.StandIns;

namespace HotelBooking.Tests.BookingUi.Checkout;

/// <summary>Sends what the form of a hotel's page sends.</summary>
internal static class Choices
{
    public static async Task<Dictionary<string, string>> FormAsync(Visitor visitor, string total = "EUR41200", string plan = "flex", string room = "h000417-dbl")
    {
        var page = (await visitor.GetAsync("/bookings/find")).Page;
        return new(StringComparer.Ordinal)
        {
            ["form"] = page.QuerySelector("input[name=form]")!.GetAttribute("value")!,
            ["once"] = Convert.ToHexStringLower(System.Security.Cryptography.RandomNumberGenerator.GetBytes(8)),
            ["hotel"] = "h000417",
            ["room"] = room,
            ["plan"] = plan,
            ["in"] = "2027-03-12",
            ["out"] = "2027-03-15",
            ["rooms"] = "2-5.9",
            ["total"] = total,
        };
    }

    /// <summary>A visitor who is on the checkout page of a fresh hold.</summary>
    public static async Task<(Visitor Visitor, Answer Checkout)> HoldAsync(BookingSite site, string rooms = "2-5.9")
    {
        var visitor = site.Visit();
        var form = await FormAsync(visitor);
        form["rooms"] = rooms;
        var held = await visitor.PostAsync("/checkout", form);
        return (visitor, await visitor.GetAsync(held.SentTo!));
    }

    public static string ValueOf(this IDocument page, string field) =>
        page.QuerySelector($"[name={field}]") is { } control ? control.GetAttribute("value") ?? control.TextContent : throw new ArgumentException($"No field {field}.", nameof(field));
}
