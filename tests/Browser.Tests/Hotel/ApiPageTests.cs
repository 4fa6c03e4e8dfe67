using Microsoft.Playwright;

namespace Browser.Tests.Hotel;

/// <summary>The page that shows the REST API, as the hotel has it: with every method folded, and with one of each kind open.</summary>
[Collection(HotelCollection.Name)]
public sealed class ApiPageTests(HotelBrowser browser)
{
    public static TheoryData<int, bool> Views { get; } = new(
        from width in (int[])[1280, 320]
        from dark in (bool[])[false, true]
        select new TheoryDataRow<int, bool>(width, dark));

    [Theory]
    [MemberData(nameof(Views))]
    public async Task Nothing_is_in_the_way_of_anybody_and_nothing_is_cut_off_at_the_side(int width, bool dark)
    {
        await using var open = await browser.OpenAsync("/api", width, dark);
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
        var method = await OpenMethodAsync(open.Page, "get");

        await method.GetByRole(AriaRole.Button, new() { Name = "Send" }).ClickAsync();
        await method.Locator(".api-output > pre").WaitForAsync();

        Assert.StartsWith("200", await method.GetByRole(AriaRole.Status).InnerTextAsync(), StringComparison.Ordinal);
        Assert.Empty(await open.AccessibilityProblemsAsync());
        Assert.Equal(width, await open.Page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
    }

    [Theory]
    [InlineData(1280)]
    [InlineData(360)]
    public async Task A_refusal_names_what_is_wrong(int width)
    {
        await using var open = await browser.OpenAsync("/api", width);
        var method = await OpenMethodAsync(open.Page, "post");

        await method.Locator("textarea").FillAsync("""{"nothing":1}""");
        await method.Locator("textarea").PressAsync("Control+Enter");
        await method.Locator(".notice").WaitForAsync();

        Assert.Contains("nothing is not known.", await method.Locator(".notice").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Contains("\"status\": 400", await method.Locator(".api-output > pre").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Empty(await open.AccessibilityProblemsAsync());
        Assert.Equal(width, await open.Page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
    }

    [Fact]
    public async Task It_looks_like_the_other_pages_and_loads_nothing_from_elsewhere()
    {
        await using var open = await browser.OpenAsync("/api");

        Assert.Equal("hotel", await open.Page.Locator("html").GetAttributeAsync("data-app"));
        Assert.Equal("Posthouse Hotels", (await open.Page.Locator(".brand").InnerTextAsync()).Trim());
        Assert.True(await open.Page.EvaluateAsync<bool>("document.fonts.check('16px \"Instrument Sans\"') && getComputedStyle(document.querySelector('.band')).backgroundColor !== 'rgba(0, 0, 0, 0)'"));
        Assert.All(open.Responses, answer => Assert.StartsWith(new Uri(open.Page.Url).GetLeftPart(UriPartial.Authority), answer.Url, StringComparison.Ordinal));
        Assert.Contains(open.Responses, static answer => answer.Url.Contains("/look/look.", StringComparison.Ordinal) && answer.Status == 200);
    }

    [Fact]
    public async Task The_link_of_a_problem_leads_to_its_reason_and_a_link_to_a_type_unfolds_it()
    {
        await using var open = await browser.OpenAsync("/api#BOOKING_REASON_SOLD_OUT");

        Assert.Equal("BOOKING_REASON_SOLD_OUT", await open.Page.Locator("dt:target").InnerTextAsync());
        await open.Page.EvaluateAsync("location.hash = 'hotelbooking.search.v1.Place'");
        await open.Page.Locator("details.api-type[open]").WaitForAsync();
    }

    [Fact]
    public async Task Without_scripts_everything_can_be_read()
    {
        await using var open = await browser.OpenAsync("/api", with: static options =>
        {
            options.JavaScriptEnabled = false;
            return options;
        });
        var method = open.Page.Locator("#SearchService_SearchHotels");

        await method.Locator("summary").First.ClickAsync();

        Assert.True(await method.GetByText("Where: the opaque id of a place").IsVisibleAsync());
        Assert.Equal(0, await method.GetByRole(AriaRole.Button).CountAsync());
    }

    private static async Task<ILocator> OpenMethodAsync(IPage page, string verb)
    {
        var path = verb == "get" ? "SearchService_FindPlaces" : "SearchService_SearchHotels";
        var method = page.Locator($"#{path}[data-verb={verb}]");
        await method.Locator("summary").First.ClickAsync();
        await method.Locator("form").WaitForAsync();
        return method;
    }
}
