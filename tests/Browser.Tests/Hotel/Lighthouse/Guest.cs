using System.Globalization;
using Browser.Tests.Hotel.Journey;
using Microsoft.Playwright;
using Posthouse.Testing.Observing;

namespace Browser.Tests.Hotel.Lighthouse;

/// <summary>A guest with an account, who holds, pays and keeps rooms at a hotel of Lisbon in a month.</summary>
internal sealed class Guest(RunningHotel hotel, IPage page)
{
    private const string Name = "Ana Ribeiro";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    public string Results { get; } = new Uri(hotel.Site, $"/hotels?place=2267057&in={Day(30)}&out={Day(33)}&rooms=2-5").ToString();

    public async Task SignUpAsync()
    {
        await page.GotoAsync(new Uri(hotel.Site, "/sign-up").ToString());
        await page.Locator("[name=name]").FillAsync(Name);
        await page.Locator("[name=email]").FillAsync("ana@guests.example");
        await page.Locator("[name=password]").FillAsync("three unrelated words");
        await page.Locator("main form button").First.ClickAsync();
        await AddressWithAsync("a[href='/account']");
    }

    /// <returns>The page of the hotel that comes first among those found.</returns>
    public async Task<string> ChooseHotelAsync()
    {
        await page.GotoAsync(Results);
        await page.Locator("article.hotel .cost .btn").First.ClickAsync();
        return await AddressWithAsync("form[action='/checkout'] button");
    }

    /// <returns>The page of a hotel whose rooms partners sell, in a city where there is one.</returns>
    public async Task<string> ChoosePartnersAsync()
    {
        foreach (var place in (string[])["2267057", "2988507", "1850147", "2643743", "5128581"])
        {
            await page.GotoAsync(Results.Replace("2267057", place, StringComparison.Ordinal));
            var sold = page.Locator("article.hotel:has-text('Offered by') .cost .btn, article.hotel:has-text('Also from') .cost .btn").First;
            if (await sold.CountAsync() > 0)
            {
                await sold.ClickAsync();
                return await AddressWithAsync("tr:has-text('Offered by') form[action='/checkout'] button");
            }
        }

        throw new InvalidOperationException("No partner sells a room anywhere.");
    }

    /// <returns>The page where a room that the guest holds is paid for.</returns>
    public async Task<string> HoldAsync(string atHotel, string among = "")
    {
        await page.GotoAsync(atHotel);
        await page.Locator($"{among}form[action='/checkout'] button").First.ClickAsync();
        return await AddressWithAsync(".checkout__pay");
    }

    /// <returns>The bank's page where a held room is paid for.</returns>
    public async Task<string> GoToBankAsync(string checkout)
    {
        await page.GotoAsync(checkout);
        await page.Locator("[name=name]").FillAsync(Name);
        await page.Locator("[name=email]").FillAsync("ana@guests.example");
        await page.Locator(".checkout__pay").ClickAsync();
        return await AddressWithAsync("button.till__pay");
    }

    /// <returns>The page of the booking.</returns>
    public async Task<string> PayAsync(string atBank)
    {
        await page.GotoAsync(atBank);
        await page.Locator("[name=number]").FillAsync("4242 4242 4242 4242");
        await page.Locator("[name=expiry]").FillAsync("12 / 34");
        await page.Locator("[name=code]").FillAsync("123");
        await page.Locator("[name=name]").FillAsync(Name);
        await page.Locator("button.till__pay").ClickAsync();
        return await AddressWithAsync(".locator");
    }

    /// <returns>The page of the newest mail, once a booking has brought all of its own.</returns>
    public async Task<string> ReadMailAsync()
    {
        var mails = await Eventually.BecomesAsync(
            () => SentMail.AllAsync(hotel.Mailbox), static sent => sent.Count >= 3, "the three mails of a booking", TestContext.Current.CancellationToken);
        return new Uri(hotel.Mailbox, $"/mails/{mails[0].Id}").ToString();
    }

    private static string Day(int ahead) =>
        DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime).AddDays(ahead).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <returns>Where the browser is, once the page there shows a thing of its own.</returns>
    private async Task<string> AddressWithAsync(string selector)
    {
        await Assertions.Expect(page.Locator(selector).First).ToBeVisibleAsync(new() { Timeout = (float)Patience.TotalMilliseconds });
        return page.Url;
    }
}
