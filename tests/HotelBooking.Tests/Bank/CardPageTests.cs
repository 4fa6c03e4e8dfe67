using System.Net;
using AngleSharp;
using AngleSharp.Dom;

namespace HotelBooking.Tests.Bank;

/// <summary>The hosted card page: whatever a guest types, clicks, repeats or goes back to, the card is charged once.</summary>
public sealed class CardPageTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Mistakes_are_told_beside_their_fields_and_only_number_and_code_are_asked_again()
    {
        await using var bank = await RunningBank.StartAsync();
        var url = await OpenAsync(bank);

        using var answer = await bank.TypeAsync(url, "4242 4242 4242 4241", "13/39", "12", "Ada <Lovelace>");
        var page = await ReadAsync(answer);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Equal(["number", "expiry", "code"], page.QuerySelectorAll("[aria-invalid=true]").Select(field => field.Id));
        Assert.All(page.QuerySelectorAll("[aria-invalid=true]"), field => Assert.NotNull(page.GetElementById($"{field.Id}-error")));
        Assert.Equal(("", "13/39", "", "Ada <Lovelace>"), (Value(page, "number"), Value(page, "expiry"), Value(page, "code"), Value(page, "name")));
        Assert.StartsWith("Error:", page.Title, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("4242424242424242", "01/20", "123", "Ada", "expiry")]
    [InlineData("4242424242424242", "09/99", "123", "Ada", "expiry")]
    [InlineData("378282246310005", "09/39", "123", "Ada", "code")]
    [InlineData("", "09/39", "123", "Ada", "number")]
    [InlineData("4242424242424242", "09/39", "123", "4242424242424242", "name")]
    public async Task What_cannot_be_on_a_card_is_refused(string number, string expiry, string code, string name, string field)
    {
        await using var bank = await RunningBank.StartAsync();

        using var answer = await bank.TypeAsync(await OpenAsync(bank), number, expiry, code, name);
        var page = await ReadAsync(answer);

        Assert.Equal([field], page.QuerySelectorAll("[aria-invalid=true]").Select(invalid => invalid.Id));
    }

    [Theory]
    [InlineData("4000000000000002", "declined")]
    [InlineData("4000000000009995", "insufficient funds")]
    [InlineData("4000000000000069", "expired")]
    [InlineData("4000000000000127", "security code")]
    [InlineData("4000000000000119", "processing")]
    [InlineData("4012888888881881", "test cards only")]
    public async Task Declined_card_is_explained_and_another_one_may_be_tried(string number, string words)
    {
        await using var bank = await RunningBank.StartAsync();
        var url = await OpenAsync(bank);

        using var declined = await bank.TypeAsync(url, number);
        using var shown = await bank.ShowAsync(declined.Headers.Location!.ToString());
        var page = await ReadAsync(shown);
        var end = await bank.PayAsync(url);

        Assert.Contains(words, page.QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(("", "09 / 39", "Ada Lovelace"), (Value(page, "number"), Value(page, "expiry"), Value(page, "name")));
        Assert.StartsWith("http://localhost:9/done", end, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("4000002760003184", "approve", true)]
    [InlineData("4000002760003184", "decline", false)]
    [InlineData("4000008400001629", "approve", false)]
    public async Task Card_s_bank_asks_before_it_pays(string number, string decision, bool pays)
    {
        await using var bank = await RunningBank.StartAsync();
        var url = await OpenAsync(bank);

        using var asked = await bank.TypeAsync(url, number);
        using var question = await bank.ShowAsync(asked.Headers.Location!.ToString());
        using var answered = await bank.SubmitAsync(asked.Headers.Location!.ToString(), new() { ["decision"] = decision });

        Assert.Contains("Is it you?", await question.Content.ReadAsStringAsync(Cancelled), StringComparison.Ordinal);
        Assert.Equal(pays, answered.Headers.Location!.ToString().StartsWith("http://localhost:9/done", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Pressed_twenty_times_at_once_in_two_tabs_the_card_is_charged_once()
    {
        await using var bank = await RunningBank.StartAsync();
        var url = await OpenAsync(bank);

        var ends = await Task.WhenAll(Enumerable.Range(0, 20).Select(press => bank.PayAsync(url, press % 2 == 0 ? "4242424242424242" : "5555555555554444")));

        Assert.Single(ends.Distinct(StringComparer.Ordinal));
        Assert.Single((await bank.GetAsync("/v1/charges")).GetProperty("data").EnumerateArray());
    }

    [Fact]
    public async Task Question_of_an_earlier_card_cannot_pay_once_another_card_has()
    {
        await using var bank = await RunningBank.StartAsync();
        var url = await OpenAsync(bank);
        using var asked = await bank.TypeAsync(url, "4000002760003184");

        await bank.PayAsync(url);
        using var late = await bank.SubmitAsync(asked.Headers.Location!.ToString(), new() { ["decision"] = "approve" });

        Assert.StartsWith("http://localhost:9/done", late.Headers.Location!.ToString(), StringComparison.Ordinal);
        Assert.Single((await bank.GetAsync("/v1/charges")).GetProperty("data").EnumerateArray());
    }

    [Fact]
    public async Task Back_and_refresh_after_paying_show_that_it_is_paid()
    {
        await using var bank = await RunningBank.StartAsync();
        var url = await OpenAsync(bank);
        await bank.PayAsync(url);

        using var back = await bank.ShowAsync(url);
        using var again = await bank.TypeAsync(url, "4242424242424242");

        Assert.Contains("This is paid", await back.Content.ReadAsStringAsync(Cancelled), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.SeeOther, again.StatusCode);
        Assert.Single((await bank.GetAsync("/v1/charges")).GetProperty("data").EnumerateArray());
    }

    [Fact]
    public async Task Ended_checkout_takes_no_card()
    {
        await using var bank = await RunningBank.StartAsync();
        var url = await OpenAsync(bank);

        await bank.SwitchAsync(new { advance_seconds = 90_000 });
        using var tried = await bank.TypeAsync(url, "4242424242424242");
        using var shown = await bank.ShowAsync(url);

        Assert.Equal(HttpStatusCode.Gone, shown.StatusCode);
        Assert.Empty((await bank.GetAsync("/v1/charges")).GetProperty("data").EnumerateArray());
    }

    [Fact]
    public async Task Authorisation_that_is_not_captured_lapses()
    {
        await using var bank = await RunningBank.StartAsync();
        var session = await bank.OpenAsync();
        await bank.PayAsync(session.GetProperty("url").GetString()!);

        await bank.SwitchAsync(new { advance_seconds = 8 * 86_400 });
        var intent = (await bank.GetAsync("/v1/payment_intents")).GetProperty("data")[0];

        Assert.Equal("canceled", intent.GetProperty("status").GetString());
    }

    [Fact]
    public async Task Card_numbers_and_codes_are_kept_nowhere()
    {
        await using var bank = await RunningBank.StartAsync();
        var url = await OpenAsync(bank);
        using var declined = await bank.TypeAsync(url, "4000 0000 0000 9995", code: "987");
        using var asked = await bank.TypeAsync(url, "4000-0027-6000-3184", code: "987");
        await bank.PayAsync(url);

        var journal = await ReadSharedAsync(bank.JournalPath);

        Assert.Contains("9995", journal, StringComparison.Ordinal);
        Assert.DoesNotMatch("40000000000099|4000002760003|42424242|\"987\"", journal.Replace(" ", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Form_of_another_site_is_not_carried_out()
    {
        await using var bank = await RunningBank.StartAsync();
        var url = await OpenAsync(bank);
        using var http = new HttpClient { BaseAddress = bank.Server.Address, DefaultRequestHeaders = { { "Origin", "https://evil.example" } } };
        using var card = new FormUrlEncodedContent(new Dictionary<string, string> { ["number"] = "4242424242424242", ["expiry"] = "09/39", ["code"] = "123", ["name"] = "Ada" });
        using var reset = new FormUrlEncodedContent(new Dictionary<string, string> { ["set"] = "clock", ["hours"] = "100" });

        using var paid = await http.PostAsync(url, card, Cancelled);
        using var switched = await http.PostAsync("/switches", reset, Cancelled);

        Assert.Equal((HttpStatusCode.Forbidden, HttpStatusCode.Forbidden), (paid.StatusCode, switched.StatusCode));
        Assert.Empty((await bank.GetAsync("/v1/charges")).GetProperty("data").EnumerateArray());
    }

    [Fact]
    public async Task Pages_load_nothing_from_elsewhere_and_lead_only_to_the_shop()
    {
        await using var bank = await RunningBank.StartAsync();

        using var page = await bank.ShowAsync(await OpenAsync(bank));

        var policy = Assert.Single(page.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.Contains("form-action 'self' http://localhost:9;", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Equal("no-store", page.Headers.CacheControl!.ToString());
    }

    private static async Task<string> OpenAsync(RunningBank bank) => (await bank.OpenAsync()).GetProperty("url").GetString()!;

    private static async Task<IDocument> ReadAsync(HttpResponseMessage answer)
    {
        var html = await answer.Content.ReadAsStringAsync(Cancelled);
        return await BrowsingContext.New(Configuration.Default).OpenAsync(request => request.Content(html), Cancelled);
    }

    private static string Value(IDocument page, string field) => page.GetElementById(field)!.GetAttribute("value") ?? "";

    private static async Task<string> ReadSharedAsync(string path)
    {
        await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(file);
        return await reader.ReadToEndAsync(Cancelled);
    }
}
