using Browser.Tests.Hotel.Journey;
using Microsoft.Playwright;
using Posthouse.Testing.Observing;

namespace Browser.Tests.Hotel.Album;

/// <summary>From a room to the cancelled booking, with the bank, the mails and the account.</summary>
internal sealed class BookingWalk(RunningHotel hotel, IPage page, Camera camera, Look look)
{
    private const string Name = "Ana Ribeiro";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public async Task TakeAsync()
    {
        await HoldAsync();
        await camera.TakeAsync("checkout");
        await camera.TakeAsync("checkout-pay", ".checkout__act");
        await page.Locator(".checkout__pay").ClickAsync();
        await page.Locator("[role=alert]").First.WaitForAsync();
        await camera.TakeAsync("checkout-errors");
        await page.GetByRole(AriaRole.Button, new() { Name = "Do not book" }).ClickAsync();
        await page.GetByText("no longer held").First.WaitForAsync();
        await camera.TakeAsync("hold-ended");

        await HoldAsync();
        var checkout = page.Url;
        var atBank = await ToBankAsync(checkout);
        await camera.TakeAsync("bank");
        await page.GotoAsync($"{checkout}/return?round=12");
        await camera.TakeAsync("waiting");
        await PayAsync(atBank);
        await BookedAsync();
        await AccountAsync(page.Url);
        await OutsideAsync();
    }

    private async Task HoldAsync()
    {
        await page.GotoAsync(new Uri(hotel.Site, SearchWalk.Found(SearchWalk.Lisbon, "&cancellation=free")).ToString());
        await page.Locator("article.hotel:has(.tick.good):not(:has-text('Offered by')) .cost .btn").First.ClickAsync();
        await page.Locator("tr:has(.tick.good) form[action='/checkout'] button").First.ClickAsync();
        await page.Locator(".checkout__pay").WaitForAsync();
    }

    private async Task<string> ToBankAsync(string checkout)
    {
        await page.GotoAsync(checkout);
        await page.Locator("[name=name]").FillAsync(Name);
        await page.Locator("[name=email]").FillAsync(look.Email);
        await page.Locator(".checkout__pay").ClickAsync();
        await page.Locator("button.till__pay").WaitForAsync();
        return page.Url;
    }

    private async Task PayAsync(string atBank)
    {
        await page.GotoAsync(atBank);
        await page.Locator("[name=number]").FillAsync("4000 0027 6000 3184");
        await page.Locator("[name=expiry]").FillAsync("12 / 34");
        await page.Locator("[name=code]").FillAsync("123");
        await page.Locator("[name=name]").FillAsync(Name);
        await page.Locator("button.till__pay").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Approve" }).WaitForAsync();
        await camera.TakeAsync("bank-3-d-secure");
        await page.GetByRole(AriaRole.Button, new() { Name = "Approve" }).ClickAsync();
        await page.Locator(".locator").WaitForAsync();
    }

    private async Task BookedAsync()
    {
        var receipt = page.GetByRole(AriaRole.Link, new() { Name = "Receipt (PDF)" });
        await Eventually.HoldsAsync(
            async () =>
            {
                await page.ReloadAsync();
                return await receipt.CountAsync() > 0 && await page.GetByText("has been told").CountAsync() > 0;
            },
            "the receipt, and the hotel told",
            Cancelled);
        await camera.TakeAsync("booked");
        await camera.TakeAsync("booked-facts", ".booked__acts");
        if (look is { IsPhone: false, Dark: false })
        {
            var pdf = await page.APIRequest.GetAsync(new Uri(hotel.Site, (await receipt.GetAttributeAsync("href"))!).ToString());
            await Camera.PrintAsync(await pdf.BodyAsync(), "receipt");
        }
    }

    private async Task AccountAsync(string booking)
    {
        var locator = await page.Locator(".locator b").InnerTextAsync();
        await FindAsync(locator, "someone@else.example");
        await page.GotoAsync(new Uri(hotel.Site, "/sign-up").ToString());
        await camera.TakeAsync("sign-up");
        await page.Locator("[name=name]").FillAsync(Name);
        await page.Locator("[name=email]").FillAsync(look.Email);
        await page.Locator("[name=password]").FillAsync("three unrelated words");
        await page.Locator("main form button").First.ClickAsync();
        await page.Locator("a[href='/account']").First.WaitForAsync(new() { State = WaitForSelectorState.Attached });
        await page.GotoAsync(booking);
        await page.GetByRole(AriaRole.Button, new() { Name = "Keep it in my account" }).ClickAsync();
        await page.GetByText("is in your account").First.WaitForAsync();
        await page.GotoAsync(new Uri(hotel.Site, "/account").ToString());
        await camera.TakeAsync("account");
        await page.GotoAsync($"{booking}/cancel");
        await camera.TakeAsync("cancel-preview");
        await page.Locator("main form button").First.ClickAsync();
        await page.GetByText("is cancelled").First.WaitForAsync();
        await camera.TakeAsync("cancelled");
    }

    // A locator that another address does not open is answered as one that does not exist.
    private async Task FindAsync(string locator, string email)
    {
        await page.GotoAsync(new Uri(hotel.Site, "/bookings/find").ToString());
        await camera.TakeAsync("find");
        await page.Locator("[name=locator]").FillAsync(locator);
        await page.Locator("[name=email]").FillAsync(email);
        await page.GetByRole(AriaRole.Button, new() { Name = "Open the booking" }).ClickAsync();
        await page.Locator("[role=alert]").First.WaitForAsync();
        await camera.TakeAsync("find-nothing");
    }

    private async Task OutsideAsync()
    {
        var mails = await Eventually.BecomesAsync(
            async () => (IReadOnlyList<SentMail>)[.. (await SentMail.AllAsync(hotel.Mailbox)).Where(mail => mail.To.Contains(look.Email, StringComparison.Ordinal))],
            static sent => sent.Count >= 4,
            "payment, confirmation, cancellation and refund",
            Cancelled);
        await page.GotoAsync(hotel.Mailbox.ToString());
        await camera.TakeAsync("mailbox");
        await page.GotoAsync(new Uri(hotel.Mailbox, $"/mails/{mails.Single(static mail => mail.Subject.Contains(" at ", StringComparison.Ordinal) && mail.Subject.StartsWith("Your booking", StringComparison.Ordinal)).Id}").ToString());
        await camera.TakeAsync("mail");
        await page.GotoAsync(hotel.Bank.ToString());
        await camera.TakeAsync("bank-books");
        await page.GotoAsync(hotel.Partner("meridian").ToString());
        await camera.TakeAsync("partner");
    }
}
