using HotelBooking.Tests.Bank;
using Microsoft.Playwright;

namespace Browser.Tests.Bank;

/// <summary>The stand-in bank's pages in a browser: in every state, on a desk and on a telephone, by day and by night.</summary>
public sealed class BankPageTests(Chromium chromium)
{
    /// <summary>What a page of the bank can show.</summary>
    public enum Scene
    {
        Empty,
        Home,
        Card,
        Mistakes,
        Declined,
        Challenge,
        Paid,
        Ended,
        Missing,
    }

    public static TheoryData<Scene, int, bool> Views { get; } = new(
        from scene in Enum.GetValues<Scene>()
        from width in (int[])[1280, 360]
        from dark in (bool[])[false, true]
        select new TheoryDataRow<Scene, int, bool>(scene, width, dark));

    [Theory]
    [MemberData(nameof(Views))]
    public async Task Nothing_is_in_the_way_of_anybody_and_nothing_is_cut_off_at_the_side(Scene scene, int width, bool dark)
    {
        await using var bank = await RunningBank.StartAsync();
        await using var open = await OpenAsync(bank, new View(State.Stocked, width, dark));

        await open.Page.GotoAsync(await StageAsync(bank, scene));
        if (scene == Scene.Mistakes)
        {
            await open.Page.GetByRole(AriaRole.Button, new() { Name = "Pay EUR 85.00" }).ClickAsync();
        }

        Assert.Empty(await open.AccessibilityProblemsAsync());
        Assert.Equal(width, await open.Page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
    }

    [Fact]
    public async Task Guest_is_declined_pays_with_another_card_and_a_question_and_comes_back_to_the_shop()
    {
        await using var bank = await RunningBank.StartAsync();
        await using var open = await OpenAsync(bank, new View(State.Stocked), scripts: false);
        var shop = bank.Server.Address.GetLeftPart(UriPartial.Authority);
        var session = await bank.PostAsync(
            "/v1/checkout/sessions",
            "mode=payment&line_items[0][price_data][currency]=eur&line_items[0][price_data][unit_amount]=8500&line_items[0][price_data][product_data][name]=Room"
            + $"&payment_intent_data[capture_method]=manual&success_url={shop.Replace("localhost", "127.0.0.1", StringComparison.Ordinal)}/?paid={{CHECKOUT_SESSION_ID}}");

        await open.Page.GotoAsync(session.GetProperty("url").GetString()!);
        await TypeAsync(open.Page, "4000 0000 0000 0002");
        await Assertions.Expect(open.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("declined");
        await TypeAsync(open.Page, "4000 0027 6000 3184");
        await open.Page.GetByRole(AriaRole.Button, new() { Name = "Approve the payment" }).ClickAsync();

        Assert.EndsWith($"/?paid={session.GetProperty("id").GetString()}", open.Page.Url, StringComparison.Ordinal);
        Assert.StartsWith("http://127.0.0.1", open.Page.Url, StringComparison.Ordinal);
    }

    private static async Task TypeAsync(IPage page, string number)
    {
        await page.GetByLabel("Card number").FillAsync(number);
        await page.GetByLabel("Expiry date").FillAsync("09/39");
        await page.GetByLabel("Security code").FillAsync("123");
        await page.GetByLabel("Name on the card").FillAsync("Ada Lovelace");
        await page.GetByRole(AriaRole.Button, new() { Name = "Pay EUR 85.00" }).ClickAsync();
    }

    private static async Task<string> StageAsync(RunningBank bank, Scene scene)
    {
        if (scene is Scene.Empty or Scene.Missing)
        {
            return scene == Scene.Empty ? "/" : "/c/pay/cs_test_nothing";
        }

        var session = await bank.OpenAsync();
        var url = session.GetProperty("url").GetString()!;
        switch (scene)
        {
            case Scene.Home or Scene.Paid:
                await bank.PayAsync(url);
                await bank.OpenAsync();
                return scene == Scene.Home ? "/" : url;
            case Scene.Declined:
                using (await bank.TypeAsync(url, "4000000000009995"))
                {
                    return url;
                }

            case Scene.Challenge:
                using (var asked = await bank.TypeAsync(url, "4000002760003184"))
                {
                    return asked.Headers.Location!.ToString();
                }

            case Scene.Ended:
                await bank.PostAsync($"/v1/checkout/sessions/{session.GetProperty("id").GetString()}/expire");
                return url;
            default:
                return url;
        }
    }

    private Task<OpenPage> OpenAsync(RunningBank bank, View view, bool scripts = true) => chromium.OpenAsync(
        view, options => new(options) { BaseURL = bank.Server.Address.ToString(), JavaScriptEnabled = scripts });
}
