using Microsoft.Playwright;

namespace Browser.Tests.Hotel;

/// <summary>The pages of the hotel search in a browser, in every state, at both widths, by day and by night.</summary>
[Collection(HotelCollection.Name)]
public sealed class HotelPageTests(HotelBrowser browser)
{
    [Theory]
    [MemberData(nameof(HotelView.All), MemberType = typeof(HotelView))]
    public async Task Nothing_is_in_the_way_of_anybody_and_nothing_is_cut_off_at_the_side(HotelState state, int width, bool dark)
    {
        await using var open = await browser.OpenAsync(new HotelView(state, width, dark));

        var problems = await open.AccessibilityProblemsAsync();
        var widest = await open.Page.EvaluateAsync<int>("document.documentElement.scrollWidth");

        Assert.Empty(problems);
        Assert.DoesNotContain(open.Complaints, complaint => !complaint.Contains("status of 503", StringComparison.Ordinal));
        Assert.InRange(widest, 1, width);
    }

    [Theory]
    [InlineData(HotelState.Home)]
    [InlineData(HotelState.Results)]
    [InlineData(HotelState.Hotel)]
    public async Task At_320_pixels_with_wide_text_spacing_nothing_is_cut_off(HotelState state)
    {
        await using var open = await browser.OpenAsync(new HotelView(state, Width: 320), options => new(options) { BypassCSP = true });

        // WCAG 2.2, success criteria 1.4.10 and 1.4.12.
        await open.Page.AddStyleTagAsync(new()
        {
            Content = "* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; }",
        });

        Assert.Equal(320, await open.Page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
    }

    [Theory]
    [InlineData(HotelState.Results)]
    [InlineData(HotelState.Hotel)]
    public async Task Nothing_is_asked_of_anybody_else_and_a_first_visit_is_small(HotelState state)
    {
        await using var open = await browser.OpenAsync(new HotelView(state));

        var own = new Uri(open.Page.Url).Authority;
        var sizes = await Task.WhenAll(open.Responses.Where(response => !response.Url.Contains("/look/hotels/", StringComparison.Ordinal)).Select(response => response.Request.SizesAsync()));

        Assert.All(open.Responses, response => Assert.Equal(own, new Uri(response.Url).Authority));
        Assert.InRange(sizes.Sum(size => size.ResponseBodySize + size.ResponseHeadersSize), 20_000, 300_000);
    }

    [Fact]
    public async Task On_paper_the_list_is_there_without_what_cannot_be_pressed()
    {
        await using var open = await browser.OpenAsync(new HotelView(HotelState.Results, Dark: true));

        await open.Page.EmulateMediaAsync(new() { Media = Media.Print });

        Assert.Equal("rgb(255, 255, 255)", await open.Page.EvaluateAsync<string>("getComputedStyle(document.documentElement).backgroundColor"));
        Assert.True(await open.Page.Locator(".hotel strong.num").First.IsVisibleAsync());
        Assert.False(await open.Page.Locator(".map").IsVisibleAsync());
        Assert.False(await open.Page.Locator(".find").IsVisibleAsync());
    }

    [Theory]
    [InlineData(HotelState.Results)]
    [InlineData(HotelState.Hotel)]
    public async Task With_forced_colours_everything_stays(HotelState state)
    {
        await using var open = await browser.OpenAsync(new HotelView(state), options => new(options) { ForcedColors = ForcedColors.Active });

        Assert.Empty(await open.AccessibilityProblemsAsync());
        Assert.NotEqual("0px", await open.Page.Locator(".btn").First.EvaluateAsync<string>("part => getComputedStyle(part).borderTopWidth"));
    }

    [Fact]
    public async Task Nothing_moves_for_who_asked_for_less_motion()
    {
        await using var open = await browser.OpenAsync(new HotelView(HotelState.Results), options => new(options) { ReducedMotion = ReducedMotion.Reduce });

        var durations = await open.Page.EvaluateAsync<string[]>("[...document.querySelectorAll('*')].map(part => getComputedStyle(part).transitionDuration)");

        Assert.All(durations, duration => Assert.Equal("0s", duration));
    }

    [Fact]
    public async Task Looking_at_a_card_lights_its_pin()
    {
        await using var open = await browser.OpenAsync(new HotelView(HotelState.Results));

        await open.Page.Locator("[data-hotel=h000002] h2 a").FocusAsync();

        Assert.Equal("h000002", await open.Page.Locator(".pin--on").GetAttributeAsync("data-pin"));
    }
}
