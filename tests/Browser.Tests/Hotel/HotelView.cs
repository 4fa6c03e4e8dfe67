using Microsoft.Playwright;

namespace Browser.Tests.Hotel;

/// <summary>A state of the hotel search as somebody sees it.</summary>
/// <param name="State">What is shown.</param>
/// <param name="Width">Width of the window in CSS pixels.</param>
/// <param name="Dark">Whether its reader prefers dark pages.</param>
public sealed record HotelView(HotelState State, int Width = 1280, bool Dark = false)
{
    public const string Stay = "in=2027-03-12&out=2027-03-15&rooms=2-5_1";

    /// <summary>Every state, on a desk and on a telephone, by day and by night.</summary>
    public static TheoryData<HotelState, int, bool> All { get; } = new(
        from state in Enum.GetValues<HotelState>()
        from width in (int[])[1280, 360]
        from dark in (bool[])[false, true]
        select new TheoryDataRow<HotelState, int, bool>(state, width, dark));

    public string Path => State switch
    {
        HotelState.WhichPlace => $"/places?q=Springfield&{Stay}",
        HotelState.NoPlace => $"/places?q=Atlantis&{Stay}",
        HotelState.Results or HotelState.FilterOpen => $"/hotels?place=2267057&{Stay}",
        HotelState.Filtered => $"/hotels?place=2267057&{Stay}&cancellation=free&stars=4&max=1200&currency=EUR&sort=price",
        HotelState.Partial => $"/hotels?place=2735943&{Stay}",
        HotelState.Nothing => $"/hotels?place=2264456&{Stay}",
        HotelState.Hotel or HotelState.HotelOpened => $"/hotels/h000000?{Stay}",
        HotelState.HotelFull => $"/hotels/h000009?{Stay}",
        HotelState.Help => "/help",
        HotelState.NotFound => "/no/such/page",
        HotelState.Away => "/hotels?place=745044",
        _ => $"/?{Stay}",
    };

    /// <summary>Does what leads to the state on the page.</summary>
    public async Task ReachAsync(IPage page)
    {
        switch (State)
        {
            case HotelState.Suggesting:
                await page.GetByLabel("Place or hotel").PressSequentiallyAsync("Springf");
                await page.GetByRole(AriaRole.Option).First.WaitForAsync();
                await page.Keyboard.PressAsync("ArrowDown");
                break;
            case HotelState.ChoosingDate:
                await page.GetByRole(AriaRole.Button, new() { Name = "Change check-in" }).ClickAsync();
                break;
            case HotelState.ChoosingGuests:
                await page.Locator("[data-guests] summary").ClickAsync();
                break;
            case HotelState.FilterOpen:
                await page.Locator(".filters summary", new() { HasText = "Hotel stars" }).ClickAsync();
                break;
            case HotelState.HotelOpened:
                await page.EvaluateAsync("document.querySelectorAll('.rates details').forEach(fold => { fold.open = true; })");
                break;
        }
    }
}
