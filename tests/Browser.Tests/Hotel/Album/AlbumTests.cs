using Browser.Tests.Hotel.Booking;
using Browser.Tests.Hotel.Journey;

namespace Browser.Tests.Hotel.Album;

/// <summary>Takes the pictures of the documentation from the running application with its thousand hotels; runs only when asked for: <c>-explicit only</c>.</summary>
public sealed class AlbumTests(BookingBrowser browser) : IClassFixture<BookingBrowser>
{
    private const int Hotels = 1_000;

    private static readonly Look[] Looks = [new(1280, false), new(1280, true), new(360, false), new(360, true)];

    [Fact(Explicit = true)]
    public async Task Of_every_page()
    {
        await using var hotel = await RunningHotel.StartAsync("one", Hotels);
        await Task.WhenAll(Looks.Select(look => WalkAsync(hotel, look)));

        // Faults are everybody's: one after the other.
        foreach (var look in Looks)
        {
            await using var open = await OpenAsync(hotel, look);
            await new TroubleWalk(hotel, open.Page, new Camera(open.Page, look)).TakeAsync();
        }
    }

    private async Task WalkAsync(RunningHotel hotel, Look look)
    {
        await using var open = await OpenAsync(hotel, look);
        var camera = new Camera(open.Page, look);
        await new SearchWalk(hotel, open.Page, camera).TakeAsync();
        await new BookingWalk(hotel, open.Page, camera, look).TakeAsync();
    }

    private async Task<OpenPage> OpenAsync(RunningHotel hotel, Look look) => await OpenPage.OfAsync(await browser.ProfileAsync(look.Width, look.Dark), hotel.Site.ToString());
}
