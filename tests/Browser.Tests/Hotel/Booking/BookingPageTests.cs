using Microsoft.Playwright;

namespace Browser.Tests.Hotel.Booking;

/// <summary>Checkout, bookings and account in a browser: every state, width and colour scheme; double clicks, tabs, reloads; without scripts. AC-13, AC-66, AC-68.</summary>
public sealed class BookingPageTests(BookingBrowser browser) : IClassFixture<BookingBrowser>
{
    [Theory]
    [MemberData(nameof(BookingView.All), MemberType = typeof(BookingView))]
    public async Task Nothing_is_in_the_way_of_anybody_and_nothing_is_cut_off_at_the_side(BookingState state, int width, bool dark)
    {
        await using var open = await OpenAsync(state, width, dark);

        var problems = await open.AccessibilityProblemsAsync();
        var widest = await open.WidestAsync();

        Assert.Empty(problems);
        // A page that refuses has a status that says so.
        Assert.DoesNotContain(open.Complaints, complaint => !complaint.Contains("status of ", StringComparison.Ordinal) && !complaint.Contains("/return?round=1", StringComparison.Ordinal));
        Assert.InRange(widest, 1, width);
    }

    [Fact]
    public async Task A_double_click_a_reload_and_a_second_tab_begin_one_payment()
    {
        await using var open = await OpenAsync(BookingState.Checkout);
        var checkout = open.Page.Url;
        await FillAsync(open.Page);
        await open.Page.Locator(".checkout__pay").DblClickAsync();
        await open.Page.WaitForURLAsync(browser.Site.Books.PaymentUrl);
        await open.Page.GoBackAsync();
        await FillAsync(open.Page);
        await open.Page.Locator(".checkout__pay").ClickAsync();
        await open.Page.WaitForURLAsync(browser.Site.Books.PaymentUrl);
        var tab = await open.Page.Context.NewPageAsync();
        await tab.GotoAsync(checkout);
        await tab.ReloadAsync();

        Assert.Equal("ana@example.org", await tab.Locator("[name=email]").InputValueAsync());
        await tab.Locator(".checkout__pay").ClickAsync();
        await tab.WaitForURLAsync(browser.Site.Books.PaymentUrl);

        var own = browser.Site.Books.Payments.Where(payment => payment.ReturnUrl.StartsWith(checkout, StringComparison.Ordinal)).ToList();
        Assert.Single(own.Select(payment => payment.AccessKey).Distinct());
        Assert.Equal(3, own.Count);
    }

    [Fact]
    public async Task Without_scripts_the_way_from_error_to_the_bank_is_the_same()
    {
        await using var open = await OpenAsync(BookingState.Checkout, scripts: false);

        await open.Page.Locator(".checkout__pay").ClickAsync();
        await open.Page.GetByRole(AriaRole.Link, new() { Name = "Enter your full name" }).ClickAsync();
        Assert.Equal("name", await open.Page.Locator(":focus").GetAttributeAsync("name"));
        await FillAsync(open.Page);
        await open.Page.Locator(".checkout__pay").ClickAsync();

        await open.Page.WaitForURLAsync(browser.Site.Books.PaymentUrl);
    }

    [Fact]
    public async Task The_summary_of_errors_takes_focus_and_a_field_put_right_is_quiet_again()
    {
        await using var open = await OpenAsync(BookingState.CheckoutWithErrors);

        Assert.Equal("problems", await open.Page.EvaluateAsync<string>("document.activeElement.id"));
        await open.Page.Locator("[name=email]").FillAsync("ana@example.org");

        Assert.Null(await open.Page.Locator("[name=email]").GetAttributeAsync("aria-invalid"));
        Assert.Equal("true", await open.Page.Locator("[name=phone]").GetAttributeAsync("aria-invalid"));
    }

    [Fact]
    public async Task The_time_of_the_hold_is_told_on_the_readers_own_clock_too()
    {
        await using var open = await OpenAsync(BookingState.Checkout);

        var line = await open.Page.Locator(".held").InnerTextAsync();

        Assert.Matches(@"until \d\d:\d\d \(hotel time, UTC(\+1)?\)\. That is \d\d:\d\d on your clock\.", line);
    }

    [Theory]
    [InlineData(BookingState.Checkout)]
    [InlineData(BookingState.Booked)]
    [InlineData(BookingState.CancelPreview)]
    public async Task At_320_pixels_with_wide_spacing_nothing_is_cut_off(BookingState state)
    {
        await using var open = await OpenAsync(state, width: 320);

        await open.Page.EvaluateAsync("""
            () => { for (const part of document.querySelectorAll('main *')) { part.style.lineHeight = '1.5'; part.style.letterSpacing = '.12em'; part.style.wordSpacing = '.16em'; } }
            """);

        Assert.Equal(320, await open.Page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
    }

    private static async Task FillAsync(IPage page)
    {
        await page.Locator("[name=name]").FillAsync("Ana Ribeiro");
        await page.Locator("[name=email]").FillAsync("ana@example.org");
    }

    private async Task<OpenPage> OpenAsync(BookingState state, int width = 1280, bool dark = false, bool scripts = true)
    {
        var open = await OpenPage.OfAsync(await browser.ProfileAsync(width, dark, scripts), "/robots.txt");
        await new BookingScenes(browser.Site, open.Page).ShowAsync(state);
        return open;
    }
}
