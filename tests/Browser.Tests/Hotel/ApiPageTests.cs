using Microsoft.Playwright;

namespace Browser.Tests.Hotel;

/// <summary>The page that shows the REST API, as the hotel has it: with every method folded, and with one of each kind open.</summary>
[Collection(HotelCollection.Name)]
public sealed class ApiPageTests(HotelBrowser browser)
{
    private const string Read = "main:not([aria-busy])";

    public static TheoryData<int, bool> Views { get; } = new(
        from width in (int[])[1280, 360]
        from dark in (bool[])[false, true]
        select new TheoryDataRow<int, bool>(width, dark));

    [Theory]
    [MemberData(nameof(Views))]
    public async Task Nothing_is_in_the_way_of_anybody_and_nothing_is_cut_off_at_the_side(int width, bool dark)
    {
        await using var open = await browser.OpenAsync("/api", width, dark);
        await open.Page.Locator(Read).WaitForAsync();
        Assert.Empty(await open.AccessibilityProblemsAsync());

        await OpenMethodAsync(open.Page, "get");
        await OpenMethodAsync(open.Page, "post");

        Assert.Empty(await open.AccessibilityProblemsAsync());
        Assert.Empty(open.Complaints);
        Assert.Equal(width, await open.Page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
    }

    [Theory]
    [InlineData(1280)]
    [InlineData(360)]
    public async Task A_method_is_tried_out_and_its_answer_can_be_read_by_anybody(int width)
    {
        await using var open = await browser.OpenAsync("/api", width);
        await open.Page.Locator(Read).WaitForAsync();
        var method = await OpenMethodAsync(open.Page, "post");

        await method.Locator("textarea").FillAsync("{");
        await method.GetByRole(AriaRole.Button, new() { Name = "Send" }).ClickAsync();
        await method.Locator("pre").WaitForAsync();

        Assert.Contains("\"status\": 400", await method.Locator("pre").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Empty(await open.AccessibilityProblemsAsync());
        Assert.Equal(width, await open.Page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
    }

    private static async Task<ILocator> OpenMethodAsync(IPage page, string verb)
    {
        var method = page.Locator("details").Filter(new() { Has = page.Locator(".verb", new() { HasTextString = verb }) }).First;
        await method.Locator("summary").ClickAsync();
        await method.Locator("button").WaitForAsync();
        return method;
    }
}
