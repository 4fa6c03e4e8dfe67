using System.Text.RegularExpressions;
using Browser.Tests.Hotel.Booking;
using Microsoft.Playwright;
using Posthouse.Testing.Observing;

namespace Browser.Tests.Hotel.Journey;

/// <summary>
/// AC-65, HS-Q1: a guest finds a hotel by a foreign spelling of its city, books with children, is declined, pays with another card and 3-D Secure, has receipt and mails,
/// cancels and sees the refund at the bank; alike in one process and in seven.
/// </summary>
public sealed class HotelJourneyTests(BookingBrowser browser) : IClassFixture<BookingBrowser>
{
    private const string Guest = "Zoë Łukasiewicz-中村";
    private const string Email = "zoe@guests.example";

    [Theory]
    [InlineData("one")]
    [InlineData("seven")]
    public async Task From_the_search_to_the_refund(string topology)
    {
        await using var hotel = await RunningHotel.StartAsync(topology);
        var context = await browser.ProfileAsync();
        await using var open = await OpenPage.OfAsync(context, hotel.Site.ToString());
        var page = open.Page;

        await SearchAsync(page);
        await ChooseAsync(page);
        var total = await HoldAndPayAsync(page);
        var (locator, charged) = await ReadBookingAsync(page);
        await ReadReceiptAsync(page, locator, charged);
        await ReadMailsAsync(hotel, locator);
        var refund = await CancelAsync(page);
        await SeeRefundAsync(page, hotel, refund);

        Assert.StartsWith("€ ", total, StringComparison.Ordinal);
    }

    private static async Task SearchAsync(IPage page)
    {
        await page.Locator("#q").FillAsync("リスボン");
        await page.Locator("#in").FillAsync(Day(30));
        await page.Locator("#out").FillAsync(Day(33));
        await page.Locator("details.guests summary").ClickAsync();
        await page.Locator("[name=ages]").First.FillAsync("5, 9");
        await page.Locator("details.guests summary").ClickAsync();
        await page.Locator("#find button.btn--key").ClickAsync();
        if (!new Uri(page.Url).AbsolutePath.StartsWith("/hotels", StringComparison.Ordinal))
        {
            await page.Locator("main a[href^='/hotels?']").First.ClickAsync();
        }

        await Assertions.Expect(page.Locator("h1")).ToContainTextAsync("Lisbon");
        await page.GetByRole(AriaRole.Link, new() { NameRegex = new Regex("^Free cancellation", RegexOptions.None, TimeSpan.FromSeconds(1)) }).First.ClickAsync();
        await Assertions.Expect(page.Locator(".chip--on")).ToContainTextAsync("Free cancellation");
        Assert.True(await page.Locator("article.hotel .tick.good").CountAsync() > 0, "No hotel in Lisbon can be cancelled for free.");
    }

    private static async Task ChooseAsync(IPage page)
    {
        await page.Locator("article.hotel:has(.tick.good) .cost .btn").First.ClickAsync();
        await page.Locator("tr:has(.tick.good):has(form[action='/checkout']) form[action='/checkout'] button").First.ClickAsync();
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Your details");
        await Assertions.Expect(page.Locator(".checkout__aside")).ToContainTextAsync("2 children");
    }

    private static async Task<string> HoldAndPayAsync(IPage page)
    {
        var total = Spaced(await page.Locator(".checkout__aside .prices__total dd").InnerTextAsync());
        await page.Locator("[name=name]").FillAsync(Guest);
        await page.Locator("[name=email]").FillAsync(Email);
        await page.Locator("[name=wishes]").FillAsync("A cot, please");
        var pay = Spaced(await page.Locator(".checkout__pay").InnerTextAsync());
        await page.Locator(".checkout__pay").ClickAsync();

        await PayAsync(page, "4000 0000 0000 0002");
        await Assertions.Expect(page.Locator("[role=alert]")).ToContainTextAsync("Nothing was charged");
        await page.GetByRole(AriaRole.Link, new() { Name = "Back to the shop" }).ClickAsync();
        await Assertions.Expect(page.Locator("[role=alert]")).ToContainTextAsync("The card was declined");
        Assert.Equal(Guest, await page.Locator("[name=name]").InputValueAsync());
        Assert.Equal("A cot, please", await page.Locator("[name=wishes]").InputValueAsync());
        Assert.Equal(pay, Spaced(await page.Locator(".checkout__pay").InnerTextAsync()));

        await page.Locator(".checkout__pay").ClickAsync();
        await PayAsync(page, "4000 0027 6000 3184");
        await page.GetByRole(AriaRole.Button, new() { Name = "Approve the payment" }).ClickAsync();
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Your room is booked");
        return total;
    }

    private static async Task PayAsync(IPage page, string card)
    {
        await page.Locator("[name=number]").FillAsync(card);
        await page.Locator("[name=expiry]").FillAsync("12 / 34");
        await page.Locator("[name=code]").FillAsync("123");
        await page.Locator("[name=name]").FillAsync(Guest);
        await page.Locator("button.till__pay").ClickAsync();
    }

    private static async Task<(string Locator, string Charged)> ReadBookingAsync(IPage page)
    {
        var locator = await page.Locator(".locator b").InnerTextAsync();
        await UntilAsync(page, "a.btn:has-text('Receipt')", "the receipt comes");
        var words = Spaced(await page.Locator("main").InnerTextAsync());
        var charged = Regex.Match(words, @"(?<sum>€ [\d.,]+) charged\.", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)).Groups["sum"].Value;
        Assert.NotEmpty(charged);
        Assert.DoesNotContain("key=", page.Url, StringComparison.Ordinal);
        return (locator, charged);
    }

    private static async Task ReadReceiptAsync(IPage page, string locator, string charged)
    {
        var path = await page.Locator("a.btn:has-text('Receipt')").GetAttributeAsync("href");
        var answer = await page.Context.APIRequest.GetAsync(new Uri(new Uri(page.Url), path).ToString());
        Assert.Equal("application/pdf", answer.Headers["content-type"]);
        var text = await PdfText.OfAsync(await answer.BodyAsync());

        Assert.Contains(locator, text, StringComparison.Ordinal);
        Assert.Contains("Łukasiewicz", text, StringComparison.Ordinal);
        Assert.Contains("中村", text, StringComparison.Ordinal);
        Assert.Contains(charged[2..], text, StringComparison.Ordinal);
    }

    private static async Task ReadMailsAsync(RunningHotel hotel, string locator)
    {
        var mails = await Eventually.BecomesAsync(() => SentMail.AllAsync(hotel.Mailbox), static mails => mails.Count >= 3, "three mails", TestContext.Current.CancellationToken);

        var toGuest = mails.Where(mail => mail.To.Contains(Email, StringComparison.Ordinal)).ToList();
        Assert.Equal(3, mails.Count);
        Assert.Equal(2, toGuest.Count);
        Assert.Single(mails, mail => !mail.To.Contains(Email, StringComparison.Ordinal));
        Assert.All(mails, mail => Assert.Contains(locator, mail.Text + mail.Subject, StringComparison.Ordinal));
        Assert.All(mails, static mail => Assert.StartsWith("Posthouse Hotels", mail.From, StringComparison.Ordinal));
    }

    private static async Task<string> CancelAsync(IPage page)
    {
        await page.GetByRole(AriaRole.Link, new() { Name = "Cancel booking" }).ClickAsync();
        var refund = Spaced(await page.Locator(".compare__now dd").InnerTextAsync());
        await page.Locator("main form .btn--bad").ClickAsync();
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("This booking is cancelled");
        Assert.Equal(refund, Spaced(await page.Locator(".compare__now dd").InnerTextAsync()));
        await UntilAsync(page, ":text('is back on your card')", "the refund arrives");
        return refund;
    }

    private static async Task SeeRefundAsync(IPage page, RunningHotel hotel, string refund)
    {
        await page.GotoAsync(hotel.Bank.ToString());

        var row = Spaced(await page.Locator("section[aria-labelledby=refunds] tbody tr").First.InnerTextAsync());
        Assert.Equal(1, await page.Locator("section[aria-labelledby=refunds] tbody tr").CountAsync());
        Assert.Equal(1, await page.Locator("section[aria-labelledby=payments] tbody tr").CountAsync());
        Assert.Contains("succeeded", row, StringComparison.Ordinal);
        Assert.Contains(refund[2..], row, StringComparison.Ordinal);
    }

    /// <summary>Loads the page again until it shows something: what follows a booking follows by itself.</summary>
    private static async Task UntilAsync(IPage page, string selector, string what)
    {
        var text = "";
        await Eventually.HoldsAsync(
            async () =>
            {
                if (await page.Locator(selector).CountAsync() > 0)
                {
                    return true;
                }

                text = await page.Locator("main").InnerTextAsync();
                await page.ReloadAsync();
                return false;
            },
            () => $"{what}, on this page:\n{text}",
            TestContext.Current.CancellationToken);
    }

    private static string Day(int ahead) =>
        DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime).AddDays(ahead).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private static string Spaced(string text) => text.Replace('\u202f', ' ').Replace('\u00a0', ' ').Trim();
}
