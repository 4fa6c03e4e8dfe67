using Microsoft.Playwright;

namespace Browser.Tests.Wire;

/// <summary>The page of the REST API in its plain look, with methods of every kind to try out, over the front door to a component in another process.</summary>
public sealed class ApiFormTests(Chromium chromium, WireBrowser browser) : IClassFixture<WireBrowser>
{
    [Theory]
    [InlineData(1280, false)]
    [InlineData(360, true)]
    public async Task The_plain_look_is_in_nobodys_way(int width, bool dark)
    {
        await using var open = await OpenAsync(width, dark);
        var method = await OpenMethodAsync(open.Page, "EchoService_EchoOnce");
        await SendAsync(method);
        await method.Locator("pre").First.WaitForAsync();

        Assert.Empty(await open.AccessibilityProblemsAsync());
        Assert.Empty(open.Complaints);
        Assert.Equal(width, await open.Page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
    }

    [Fact]
    public async Task Lines_are_shown_as_they_come_until_somebody_stops_them()
    {
        await using var open = await OpenAsync();
        var method = await OpenMethodAsync(open.Page, "EchoService_Repeat_2");

        await method.Locator("textarea").FillAsync("""{"text":"again","repeat":1000000,"delayMilliseconds":5}""");
        await SendAsync(method);
        await Assertions.Expect(method.GetByRole(AriaRole.Status)).ToContainTextAsync("lines so far");
        await method.GetByRole(AriaRole.Button, new() { Name = "Stop" }).ClickAsync();

        await Assertions.Expect(method.GetByRole(AriaRole.Status)).ToContainTextAsync("Stopped");
        Assert.Contains("\"number\":1,", await method.Locator(".api-answer").First.InnerTextAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("EchoService_Converse", "3 lines")]
    [InlineData("EchoService_Repeat_2", "3 lines")]
    public async Task A_stream_is_answered_line_by_line(string id, string count)
    {
        await using var open = await OpenAsync();
        var method = await OpenMethodAsync(open.Page, id);

        await method.Locator("textarea").FillAsync(id.EndsWith("Converse", StringComparison.Ordinal) ? "{\"text\":\"a\"}\n{}\n{}" : """{"repeat":3}""");
        await SendAsync(method);

        await Assertions.Expect(method.GetByRole(AriaRole.Status)).ToContainTextAsync(count);
    }

    [Fact]
    public async Task A_key_is_there_and_can_be_another()
    {
        await using var open = await OpenAsync();
        var method = await OpenMethodAsync(open.Page, "EchoService_EchoOnce");
        var key = method.GetByLabel("Idempotency-Key", new() { Exact = true });
        var first = await key.InputValueAsync();

        await method.GetByRole(AriaRole.Button, new() { Name = "New key" }).ClickAsync();
        var second = await key.InputValueAsync();
        await SendAsync(method);

        await Assertions.Expect(method.Locator(".api-answer").First).ToContainTextAsync(second);
        Assert.NotEqual(first, second);
    }

    [Fact]
    public async Task What_is_missing_is_asked_for_before_anything_is_sent()
    {
        await using var open = await OpenAsync();
        var method = await OpenMethodAsync(open.Page, "EchoService_Echo_3");

        await SendAsync(method);

        await Assertions.Expect(method.Locator(".problem")).ToHaveTextAsync("Fill in text.");
        Assert.Equal("text", await open.Page.EvaluateAsync<string>("document.activeElement.labels[0].textContent"));
        await open.Page.Keyboard.TypeAsync("a b/c");
        await open.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(method.Locator(".api-answer").First).ToContainTextAsync("a b/c");
        Assert.Equal(0, await method.Locator(".problem").CountAsync());
    }

    private async Task<OpenPage> OpenAsync(int width = 1280, bool dark = false) => await OpenPage.OfAsync(
        await chromium.NewContextAsync(new BrowserNewContextOptions { BaseURL = browser.Own, ViewportSize = new ViewportSize { Width = width, Height = 800 }, ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light }),
        "/api");

    private static async Task<ILocator> OpenMethodAsync(IPage page, string id)
    {
        var method = page.Locator($"#{id}");
        await method.Locator("summary").First.ClickAsync();
        await method.Locator("form").WaitForAsync();
        return method;
    }

    private static Task SendAsync(ILocator method) => method.GetByRole(AriaRole.Button, new() { Name = "Send" }).ClickAsync();
}
