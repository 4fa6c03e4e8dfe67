using Microsoft.Playwright;

namespace Browser.Tests.Hotel;

/// <summary>The same journey in a browser that runs no script (AC-68).</summary>
[Collection(HotelCollection.Name)]
public sealed class WithoutScriptTests(HotelBrowser browser)
{
    [Fact]
    public async Task From_an_ambiguous_name_to_a_room()
    {
        await using var open = await browser.OpenAsync("/", with: options => new(options) { JavaScriptEnabled = false });
        var page = open.Page;

        await page.GetByLabel("Place or hotel").FillAsync("Springfield");
        await page.GetByLabel("Check-in").FillAsync("12.3.27");
        await page.GetByLabel("Check-out").FillAsync("15 Mar 2027");
        await page.GetByRole(AriaRole.Button, new() { Name = "Search" }).ClickAsync();
        Assert.Equal("Which “Springfield” do you mean?", await page.Locator("h1").TextContentAsync());

        await page.GetByRole(AriaRole.Link, new() { Name = "Springfield Missouri" }).ClickAsync();
        Assert.Equal("22 hotels available in Springfield", await page.Locator("h1").TextContentAsync());

        await page.Locator(".filters summary", new() { HasText = "Hotel stars" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "4 stars" }).ClickAsync();
        Assert.Equal(1, await page.Locator(".chip--on").CountAsync());

        await page.Locator(".hotel h2 a").First.ClickAsync();
        Assert.Equal("Rooms for 12–15 March", await page.Locator("#rooms-heading").TextContentAsync());
        Assert.True(await page.GetByRole(AriaRole.Button, new() { Name = "Book for" }).First.IsEnabledAsync());
    }

    [Fact]
    public async Task Dates_and_guests_are_changed_on_the_hotels_page()
    {
        await using var open = await browser.OpenAsync(
            "/hotels/h000000?in=2027-03-12&out=2027-03-15&rooms=2", with: options => new(options) { JavaScriptEnabled = false });
        var page = open.Page;
        var form = page.GetByRole(AriaRole.Form, new() { Name = "Change dates and guests" });

        await form.GetByLabel("Check-in").FillAsync("1 Apr 2027");
        await form.GetByLabel("Check-out").FillAsync("3 Apr 2027");
        await form.Locator("summary").ClickAsync();
        await form.GetByLabel("Children's ages").First.FillAsync("7");
        await form.GetByRole(AriaRole.Button, new() { Name = "Show rooms" }).ClickAsync();

        Assert.Equal("Rooms for 1–3 April", await page.Locator("#rooms-heading").TextContentAsync());
        Assert.Equal("2-7", await page.Locator("form[action='/checkout'] [name=rooms]").First.GetAttributeAsync("value"));
    }
}
