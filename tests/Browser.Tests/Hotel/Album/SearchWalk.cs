using System.Globalization;
using Browser.Tests.Hotel.Journey;
using Microsoft.Playwright;

namespace Browser.Tests.Hotel.Album;

/// <summary>From the first page to a hotel.</summary>
internal sealed class SearchWalk(RunningHotel hotel, IPage page, Camera camera)
{
    public const string Lisbon = "2267057";

    private static string Stay => $"in={Day(112)}&out={Day(115)}&rooms=2-5_1";

    /// <summary>The address of what a city has for a family of four in spring.</summary>
    public static string Found(string place, string more = "") => $"/hotels?place={place}&{Stay}{more}";

    public async Task TakeAsync()
    {
        await GoAsync("/");
        await camera.TakeAsync("home");
        await page.GetByRole(AriaRole.Button, new() { Name = "Change check-in" }).ClickAsync();
        await camera.TakeAsync("choosing-date");
        await GoAsync($"/places?q=Springfield&{Stay}");
        await camera.TakeAsync("which-place");
        await GoAsync($"/places?q=Qwxyz&{Stay}");
        await camera.TakeAsync("no-place");
        await ResultsAsync();
        await HotelAsync();
        await GoAsync("/help");
        await camera.TakeAsync("help");
        await GoAsync("/no/such/page");
        await camera.TakeAsync("not-found");
    }

    private async Task ResultsAsync()
    {
        // The partners' lists are there from the second search on.
        await GoAsync(Found(Lisbon));
        await GoAsync(Found(Lisbon));
        await camera.TakeAsync("results");
        await camera.TakeAsync("results-map", "#map");
        await GoAsync(Found(Lisbon, "&cancellation=free"));
        await page.Locator(".filters summary", new() { HasText = "Hotel stars" }).ClickAsync();
        await camera.TakeAsync("results-filter");
        await GoAsync(Found(Lisbon, "&stars=1&score=90"));
        await camera.TakeAsync("results-nothing");
    }

    private async Task HotelAsync()
    {
        await GoAsync(Found(Lisbon));
        await page.Locator("article.hotel:not(:has-text('Offered by')) .cost .btn").First.ClickAsync();
        await page.Locator("#rooms").WaitForAsync();
        await camera.TakeAsync("hotel");
        await camera.TakeAsync("hotel-rooms", "#rooms");
        await camera.TakeAsync("hotel-calendar", "#calendar");
        await camera.TakeAsync("hotel-map", "#map");
    }

    private Task GoAsync(string path) => page.GotoAsync(new Uri(hotel.Site, path).ToString());

    private static string Day(int ahead) =>
        DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime).AddDays(ahead).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
