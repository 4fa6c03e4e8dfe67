using Microsoft.Playwright;

namespace Browser.Tests.Hotel;

/// <summary>The search by keyboard alone: combobox and date picker as the WAI-ARIA Authoring Practices describe them.</summary>
[Collection(HotelCollection.Name)]
public sealed class KeyboardTests(HotelBrowser browser)
{
    [Fact]
    public async Task From_the_place_to_the_results_with_no_other_keys_than_these()
    {
        await using var open = await browser.OpenAsync("/?in=2027-03-12&out=2027-03-15&rooms=2");
        var (page, keys) = (open.Page, open.Page.Keyboard);
        await page.GetByRole(AriaRole.Combobox, new() { Name = "Place or hotel" }).FocusAsync();

        await keys.TypeAsync("Lissab");
        await page.GetByRole(AriaRole.Option).First.WaitForAsync();
        await keys.PressAsync("ArrowDown");
        Assert.Equal("place-0", await page.Locator(":focus").GetAttributeAsync("aria-activedescendant"));
        await keys.PressAsync("Enter");
        Assert.Equal("Lisbon, Portugal", await page.Locator(":focus").InputValueAsync());
        await keys.PressAsync("Enter");

        await page.GetByRole(AriaRole.Heading, new() { Level = 1, Name = "22 hotels available in Lisbon" }).WaitForAsync();
        Assert.EndsWith("/hotels?place=2267057&in=2027-03-12&out=2027-03-15&rooms=2", page.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Escape_closes_the_suggestions_and_then_clears_the_field()
    {
        await using var open = await browser.OpenAsync("/");
        var (page, keys) = (open.Page, open.Page.Keyboard);
        var field = page.GetByRole(AriaRole.Combobox, new() { Name = "Place or hotel" });
        await field.FocusAsync();
        await keys.TypeAsync("Spring");
        await page.GetByRole(AriaRole.Option).First.WaitForAsync();
        Assert.Equal("true", await field.GetAttributeAsync("aria-expanded"));

        await keys.PressAsync("Escape");
        Assert.Equal(("false", "Spring"), (await field.GetAttributeAsync("aria-expanded"), await field.InputValueAsync()));
        await keys.PressAsync("Escape");
        Assert.Equal("", await field.InputValueAsync());
    }

    [Theory]
    [InlineData("ArrowRight", "2027-03-13")]
    [InlineData("ArrowLeft", "2027-03-11")]
    [InlineData("ArrowDown", "2027-03-19")]
    [InlineData("ArrowUp", "2027-03-05")]
    [InlineData("Home", "2027-03-08")]
    [InlineData("End", "2027-03-14")]
    [InlineData("PageDown", "2027-04-12")]
    [InlineData("PageUp", "2027-02-12")]
    [InlineData("Shift+PageDown", "2028-03-12")]
    public async Task The_calendar_is_walked_by_day_week_month_and_year(string key, string day)
    {
        await using var open = await browser.OpenAsync("/?in=2027-03-12&out=2027-03-15&rooms=2");
        await open.Page.GetByRole(AriaRole.Button, new() { Name = "Change check-in, Friday 12 March 2027" }).FocusAsync();
        await open.Page.Keyboard.PressAsync("Enter");
        Assert.Equal("2027-03-12", await open.Page.Locator(":focus").GetAttributeAsync("data-day"));

        await open.Page.Keyboard.PressAsync(key);

        Assert.Equal(day, await open.Page.Locator(":focus").GetAttributeAsync("data-day"));
    }

    [Fact]
    public async Task An_arrival_after_the_departure_moves_the_departure_and_says_so()
    {
        await using var open = await browser.OpenAsync("/?in=2027-03-12&out=2027-03-15&rooms=2");
        var page = open.Page;
        await page.GetByRole(AriaRole.Button, new() { Name = "Change check-in" }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.PressAsync("PageDown");
        await page.Keyboard.PressAsync("Enter");

        Assert.Equal("Change check-in, Monday 12 April 2027", await page.Locator(":focus").GetAttributeAsync("aria-label"));
        Assert.Equal("Thu 15 Apr 2027", await page.Locator("#out").InputValueAsync());
        Assert.Equal("Check-out moved to Thursday 15 April 2027", await page.Locator("[data-date=out] [role=status]").TextContentAsync());
    }

    [Fact]
    public async Task Escape_leaves_the_calendar_as_it_was()
    {
        await using var open = await browser.OpenAsync("/?in=2027-03-12&out=2027-03-15&rooms=2");
        var page = open.Page;
        await page.GetByRole(AriaRole.Button, new() { Name = "Change check-out" }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("Escape");

        Assert.Equal("Change check-out, Monday 15 March 2027", await page.Locator(":focus").GetAttributeAsync("aria-label"));
        Assert.Equal("Mon 15 Mar 2027", await page.Locator("#out").InputValueAsync());
    }

    [Fact]
    public async Task Rooms_are_added_and_filled_by_keyboard()
    {
        await using var open = await browser.OpenAsync("/?q=Lisbon&place=2267057&in=2027-03-12&out=2027-03-15&rooms=2");
        var page = open.Page;
        await page.Locator("[data-guests] summary").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add a room" }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.Locator("fieldset", new() { HasText = "Room 2" }).GetByRole(AriaRole.Button, new() { Name = "One adult less" }).PressAsync("Enter");
        await page.Locator("fieldset", new() { HasText = "Room 1" }).GetByLabel("Children's ages").FillAsync("5 9");

        Assert.Equal("3 adults, 2 children, 2 rooms", await page.Locator("[data-guests-text]").TextContentAsync());
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/hotels?place=2267057&in=2027-03-12&out=2027-03-15&rooms=2-5.9_1");
    }
}
