using System.Net.Mime;
using Browser.Tests.Hotel.Journey;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Playwright;

namespace Browser.Tests.Hotel.Lighthouse;

/// <summary>Lighthouse on every kind of page of the running application and of the stand-ins beside it, filled as after a booking.</summary>
[Collection(nameof(LighthouseTests))]
[CollectionDefinition(nameof(LighthouseTests), DisableParallelization = true)]
public sealed class LighthouseTests
{
    private const int LeastPerformance = 95;
    private const int LeastBestPractices = 95;

    [Fact]
    public async Task Every_kind_of_page_is_for_everybody_quick_on_a_telephone_and_well_made()
    {
        await using var hotel = await RunningHotel.StartAsync("one");
        await using var lighthouse = await LighthouseBrowser.StartAsync();
        var pages = await FillAsync(hotel, lighthouse);

        var marks = await lighthouse.LookAtAsync(pages, LeastPerformance);

        foreach (var mark in marks)
        {
            TestContext.Current.SendDiagnosticMessage(mark.ToString());
        }

        Assert.All(marks, mark => Assert.True(IsGood(mark), mark.ToString()));
    }

    [Fact]
    public async Task A_page_that_is_bad_in_every_way_is_found()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        await using var planted = builder.Build();
        planted.MapGet("/", () => Results.Text(
            "<title>x</title><img src=none.png><p style='color:#ddd'>Hardly to be seen</p><script src=busy.js></script>", MediaTypeNames.Text.Html));
        planted.MapGet("/busy.js", () => Results.Text($"/*{new string('x', 2_000_000)}*/for (const end = performance.now() + 400; performance.now() < end;);", MediaTypeNames.Text.JavaScript));
        await planted.StartAsync(TestContext.Current.CancellationToken);

        await using var lighthouse = await LighthouseBrowser.StartAsync();
        var mark = Assert.Single(await lighthouse.LookAtAsync([new PageToMark("planted", planted.Urls.Single())], performance: 0));

        Assert.InRange(mark.Performance, 0, LeastPerformance - 1);
        Assert.InRange(mark.Accessibility, 0, 99);
        Assert.InRange(mark.BestPractices, 0, LeastBestPractices - 1);
        Assert.Contains(mark.Complaints, complaint => complaint.StartsWith("image-alt", StringComparison.Ordinal));
    }

    private static bool IsGood(Marks marks) =>
        marks is { Accessibility: 100, Performance: >= LeastPerformance, BestPractices: >= LeastBestPractices };

    /// <summary>Books in the browser that Lighthouse sees, so that the pages have something to show, and the browser may see them.</summary>
    private static async Task<IReadOnlyList<PageToMark>> FillAsync(RunningHotel hotel, LighthouseBrowser lighthouse)
    {
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.ConnectOverCDPAsync(lighthouse.Endpoint);
        var page = await browser.Contexts[0].NewPageAsync();
        var guest = new Guest(hotel, page);
        await guest.SignUpAsync();
        var room = await guest.ChooseHotelAsync();
        var booking = await guest.PayAsync(await guest.GoToBankAsync(await guest.HoldAsync(room)));
        var bank = await guest.GoToBankAsync(await guest.HoldAsync(room));
        var checkout = await guest.HoldAsync(room);
        var partners = await guest.ChoosePartnersAsync();
        var partnersCheckout = await guest.HoldAsync(partners, "tr:has-text('Offered by') ");
        var mail = await guest.ReadMailAsync();
        await page.CloseAsync();
        string Page(string path) => new Uri(hotel.Site, path).ToString();
        return
        [
            new("home", Page("/")),
            new("results", guest.Results),
            new("hotel", room),
            new("partner's hotel", partners),
            new("checkout", checkout),
            new("checkout of a partner's room", partnersCheckout),
            new("confirmation", booking),
            new("cancelling", booking + "/cancel"),
            new("my bookings", Page("/bookings/find")),
            new("account", Page("/account")),
            new("sign in", Page("/sign-in")),
            new("sign up", Page("/sign-up")),
            new("bank, card", bank),
            new("bank", hotel.Bank.ToString()),
            new("mailbox", hotel.Mailbox.ToString()),
            new("mail", mail),
            new("partner", hotel.Partner("meridian").ToString()),
        ];
    }
}
