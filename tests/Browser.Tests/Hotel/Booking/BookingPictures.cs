using Microsoft.Playwright;
using OnlineBooks.Tests.Running;

namespace Browser.Tests.Hotel.Booking;

/// <summary>Takes the pictures of the documentation; runs only when asked for: <c>-explicit only</c>.</summary>
public sealed class BookingPictures(BookingBrowser browser) : IClassFixture<BookingBrowser>
{
    [Theory(Explicit = true)]
    [MemberData(nameof(BookingView.Pictured), MemberType = typeof(BookingView))]
    public async Task Of_the_booking_pages(BookingState state, int width, bool dark)
    {
        var context = await browser.ProfileAsync(width, dark);
        await using var open = await OpenPage.OfAsync(context, "/robots.txt");
        await new BookingScenes(browser.Site, open.Page).ShowAsync(state);
        await open.Page.EvaluateAsync("document.fonts.ready.then(() => true)");

        var folder = Environment.GetEnvironmentVariable("BOOKING_PICTURES") ?? Repository.At("docs", "images", "hotel");
        await open.Page.ScreenshotAsync(new PageScreenshotOptions
        {
            Path = Path.Combine(folder, $"booking-{Name(state)}-{width}-{(dark ? "dark" : "light")}.png"),
            Animations = ScreenshotAnimations.Disabled,
            FullPage = true,
        });
    }

    private static string Name(BookingState state) =>
        string.Concat(state.ToString().Select((letter, place) => char.IsUpper(letter) ? (place == 0 ? "" : "-") + char.ToLowerInvariant(letter) : letter.ToString()));
}
