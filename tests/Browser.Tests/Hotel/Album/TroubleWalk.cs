using System.Net.Http.Json;
using Browser.Tests.Hotel.Journey;
using Microsoft.Playwright;

namespace Browser.Tests.Hotel.Album;

/// <summary>What pages say when others fail: a partner that is silent, dearer or sold out, and a bank that does not answer.</summary>
internal sealed class TroubleWalk(RunningHotel hotel, IPage page, Camera camera)
{
    private const string Tokyo = "1850147";
    private static readonly string[] Partners = ["meridian", "albergo", "nordhus"];

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public async Task TakeAsync()
    {
        await PartialAsync();
        await PartnerAsync("price-changed");
        await PartnerAsync("sold-out");
        await BankAwayAsync();
    }

    private async Task PartialAsync()
    {
        await SwitchAsync("albergo", "hang", true);
        await page.GotoAsync(new Uri(hotel.Site, SearchWalk.Found(Tokyo)).ToString());
        await page.GetByText("may be missing").First.WaitForAsync();
        await camera.TakeAsync("results-partial");
        await SwitchAsync("albergo", "hang", false);
    }

    private async Task PartnerAsync(string fault)
    {
        await page.GotoAsync(new Uri(hotel.Site, SearchWalk.Found(SearchWalk.Lisbon)).ToString());
        await page.Locator("article.hotel:has-text('from')").First.WaitForAsync();
        await page.Locator("article.hotel:has-text('Also from') .cost .btn, article.hotel:has-text('Offered by') .cost .btn").First.ClickAsync();
        var offer = page.Locator("tr:has-text('Offered by') form[action='/checkout'] button").First;
        await offer.WaitForAsync();
        await camera.TakeAsync("hotel-partners", "tr:has-text('Offered by')");
        await SwitchAllAsync(fault, true);
        await offer.ClickAsync();
        await page.WaitForLoadStateAsync();
        await camera.TakeAsync(fault);
        await SwitchAllAsync(fault, false);
    }

    private async Task BankAwayAsync()
    {
        await page.GotoAsync(new Uri(hotel.Site, SearchWalk.Found(SearchWalk.Lisbon)).ToString());
        await page.Locator("article.hotel:not(:has-text('Offered by')) .cost .btn").First.ClickAsync();
        await page.Locator("form[action='/checkout'] button").First.ClickAsync();
        await page.Locator("[name=name]").FillAsync("Ana Ribeiro");
        await page.Locator("[name=email]").FillAsync("ana@guests.example");
        await FailAsync(new { calls = new[] { new { fault = "drop_before_effect", operation = "*" } } });
        await page.Locator(".checkout__pay").ClickAsync();
        await page.GetByText("The bank does not answer").First.WaitForAsync();
        await camera.TakeAsync("bank-away");
        await FailAsync(new { reset = true });
    }

    private async Task SwitchAllAsync(string fault, bool on)
    {
        foreach (var partner in Partners)
        {
            await SwitchAsync(partner, fault, on);
        }
    }

    private async Task SwitchAsync(string partner, string fault, bool on)
    {
        using var http = new HttpClient { BaseAddress = hotel.Partner(partner) };
        using var answer = await http.PostAsync(new Uri($"/faults/{fault}?on={(on ? "true" : "false")}", UriKind.Relative), content: null, Cancelled);
        answer.EnsureSuccessStatusCode();
    }

    private async Task FailAsync(object switches)
    {
        using var http = new HttpClient { BaseAddress = hotel.Bank };
        using var answer = await http.PostAsJsonAsync("/faults", switches, Cancelled);
        answer.EnsureSuccessStatusCode();
    }
}
