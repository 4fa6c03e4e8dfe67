using Microsoft.Playwright;
using OnlineBooks.Tests.Running;

namespace Browser.Tests.Hotel;

/// <summary>Takes the pictures of the documentation; runs only when asked for: <c>-explicit only</c>.</summary>
[Collection(HotelCollection.Name)]
public sealed class HotelPictures(HotelBrowser browser)
{
    public static TheoryData<string, HotelState, int, bool> All { get; } = new(
        from state in (HotelState[])[HotelState.Home, HotelState.ChoosingDate, HotelState.WhichPlace, HotelState.Results, HotelState.Nothing, HotelState.Hotel, HotelState.NotFound]
        from width in (int[])[1280, 360]
        from dark in (bool[])[false, true]
        select new TheoryDataRow<string, HotelState, int, bool>($"{state}-{width}{(dark ? "-dark" : "")}".ToLowerInvariant(), state, width, dark));

    [Theory(Explicit = true)]
    [MemberData(nameof(All))]
    public async Task Of_the_search(string name, HotelState state, int width, bool dark)
    {
        await using var open = await browser.OpenAsync(new HotelView(state, width, dark));

        await open.Page.ScreenshotAsync(new PageScreenshotOptions
        {
            Path = Repository.At("docs", "images", "hotel", name + ".png"),
            Animations = ScreenshotAnimations.Disabled,
        });
    }

    [Theory(Explicit = true)]
    [InlineData(1280)]
    [InlineData(360)]
    public async Task Of_the_rooms_and_the_calendar(int width)
    {
        await using var open = await browser.OpenAsync(new HotelView(HotelState.Hotel, width));
        foreach (var part in (string[])["rooms", "calendar", "map"])
        {
            await open.Page.EvaluateAsync($"document.getElementById('{part}').scrollIntoView()");
            await open.Page.ScreenshotAsync(new PageScreenshotOptions
            {
                Path = Repository.At("docs", "images", "hotel", $"hotel-{part}-{width}.png"),
                Animations = ScreenshotAnimations.Disabled,
            });
        }
    }
}
