using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(Browser.Tests.Chromium))]

namespace Browser.Tests;

/// <summary>The shop's pages in a browser, in every state, width and colour scheme.</summary>
public sealed class ShopPageTests(Chromium chromium)
{
    [Theory]
    [MemberData(nameof(View.All), MemberType = typeof(View))]
    public async Task Nothing_is_in_the_way_of_anybody_and_nothing_is_cut_off_at_the_side(State state, int width, bool dark)
    {
        await using var open = await chromium.OpenAsync(new View(state, width, dark));

        var problems = await open.AccessibilityProblemsAsync();
        var widest = await open.WidestAsync();

        Assert.Empty(problems);
        Assert.Empty(open.Complaints);
        Assert.InRange(widest, 1, width);
    }

    [Fact]
    public async Task A_planted_fault_of_each_kind_is_found()
    {
        await using var open = await chromium.OpenAsync(new View(State.Stocked, Width: 320));
        await open.Page.EvaluateAsync("""
            () => {
                const words = document.querySelector('.hero__words');
                words.append(document.createElement('img'));
                const [faint, wide] = [words, words].map(parent => parent.appendChild(document.createElement('p')));
                faint.textContent = 'Hardly to be seen';
                faint.style.color = '#ddd';
                wide.style.cssText = 'inline-size: 400px; max-inline-size: none';
                console.error('planted');
            }
            """);

        var problems = await open.AccessibilityProblemsAsync();

        Assert.Contains(problems, problem => problem.StartsWith("image-alt", StringComparison.Ordinal));
        Assert.Contains(problems, problem => problem.StartsWith("color-contrast", StringComparison.Ordinal));
        Assert.Contains("planted", open.Complaints);
        Assert.InRange(await open.WidestAsync(), 400, 500);
    }

    [Theory]
    [InlineData(State.Stocked)]
    [InlineData(State.WithoutRecommendations)]
    public async Task With_wide_text_spacing_nothing_is_cut_off(State state)
    {
        await using var open = await chromium.OpenAsync(new View(state, Width: 320), options => new(options) { BypassCSP = true });

        // WCAG 2.2, success criterion 1.4.12.
        await open.Page.AddStyleTagAsync(new()
        {
            Content = "* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; }",
        });

        var hidden = await open.Page.EvaluateAsync<int>("""
            [...document.querySelectorAll('h1, h2, p, a')]
                .filter(text => text.scrollWidth > text.clientWidth + 1 && getComputedStyle(text).display !== 'inline').length
            """);
        Assert.Equal(0, hidden);
        Assert.Equal(320, await open.Page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
    }

    [Fact]
    public async Task The_keyboard_reaches_everything_and_shows_where_it_is()
    {
        await using var open = await chromium.OpenAsync(new View(State.WithoutRecommendations));
        var visited = new List<string>();
        for (var press = 0; press < 3; press++)
        {
            await open.Page.Keyboard.PressAsync("Tab");
            var here = open.Page.Locator(":focus");
            visited.Add((await here.InnerTextAsync()).Trim());

            var box = await here.BoundingBoxAsync();
            Assert.True(box is { X: >= 0, Y: >= 0, Width: >= 24, Height: >= 24 } or { Height: >= 16 }, $"{visited[^1]} is not to be seen.");
            Assert.Equal("solid", await here.EvaluateAsync<string>("part => getComputedStyle(part).outlineStyle"));
        }

        Assert.Equal(["Skip to main content", "Online Books For You", "Look again"], visited);
    }

    [Fact]
    public async Task The_skip_link_leads_to_the_main_part()
    {
        await using var open = await chromium.OpenAsync(new View(State.Stocked));

        await open.Page.Keyboard.PressAsync("Tab");
        await open.Page.Keyboard.PressAsync("Enter");

        Assert.Equal("main", await open.Page.EvaluateAsync<string>("document.activeElement.id"));
    }

    [Fact]
    public async Task Without_scripts_everything_is_there()
    {
        await using var open = await chromium.OpenAsync(new View(State.Stocked), options => new(options) { JavaScriptEnabled = false });

        Assert.Equal("Online Books For You", await open.Page.TitleAsync());
        Assert.True(await open.Page.GetByRole(AriaRole.Heading, new() { Name = "Mystery books you may like", Level = 1 }).IsVisibleAsync());
        Assert.Equal(3, await open.Page.GetByRole(AriaRole.Listitem).CountAsync());
        Assert.Equal(3, await open.Page.Locator("li img").EvaluateAllAsync<int>(
            "covers => covers.filter(cover => cover.complete && cover.naturalWidth > 0).length"));
    }

    [Fact]
    public async Task It_is_set_in_its_own_type_and_asks_nobody_else_for_anything()
    {
        await using var open = await chromium.OpenAsync(new View(State.Stocked));

        var fonts = await open.Page.EvaluateAsync<string[]>(
            "[...document.fonts].filter(font => font.status === 'loaded').map(font => font.family)");
        var own = new Uri(open.Page.Url).Authority;

        Assert.Contains(fonts, font => font.Contains("Newsreader", StringComparison.Ordinal));
        Assert.Contains(fonts, font => font.Contains("Instrument Sans", StringComparison.Ordinal));
        Assert.All(open.Responses, response => Assert.Equal(own, new Uri(response.Url).Authority));
    }

    [Fact]
    public async Task A_first_visit_costs_less_than_300_kilobytes()
    {
        await using var open = await chromium.OpenAsync(new View(State.Stocked));

        var sizes = await Task.WhenAll(open.Responses.Select(response => response.Request.SizesAsync()));

        Assert.InRange(sizes.Sum(size => size.ResponseBodySize + size.ResponseHeadersSize), 50_000, 300_000);
    }

    [Fact]
    public async Task On_paper_it_is_dark_on_white_without_what_cannot_be_pressed()
    {
        await using var open = await chromium.OpenAsync(new View(State.NotFound, Dark: true));

        await open.Page.EmulateMediaAsync(new() { Media = Media.Print });

        Assert.Equal("rgb(255, 255, 255)", await open.Page.EvaluateAsync<string>("getComputedStyle(document.documentElement).backgroundColor"));
        Assert.Equal("rgb(0, 0, 0)", await open.Page.Locator("h1").EvaluateAsync<string>("part => getComputedStyle(part).color"));
        Assert.False(await open.Page.Locator("a.btn").IsVisibleAsync());
    }

    [Fact]
    public async Task With_forced_colours_the_covers_stay_and_the_board_is_drawn()
    {
        await using var open = await chromium.OpenAsync(new View(State.Stocked), options => new(options) { ForcedColors = ForcedColors.Active });

        Assert.Equal(3, await open.Page.Locator("li .cover").CountAsync());
        Assert.Equal("none", await open.Page.Locator(".cover").First.EvaluateAsync<string>("part => getComputedStyle(part).forcedColorAdjust"));
        Assert.Empty(await open.AccessibilityProblemsAsync());
    }

    [Fact]
    public async Task Nothing_moves_for_who_asked_for_less_motion()
    {
        await using var open = await chromium.OpenAsync(new View(State.Stocked), options => new(options) { ReducedMotion = ReducedMotion.Reduce });

        var durations = await open.Page.EvaluateAsync<string[]>(
            "[...document.querySelectorAll('*')].map(part => getComputedStyle(part).transitionDuration)");

        Assert.All(durations, duration => Assert.Equal("0s", duration));
    }
}
