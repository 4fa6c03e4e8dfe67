using System.Net;
using System.Text.Json;
using Posthouse.Testing.Observing;

namespace HotelBooking.Tests.Bank;

/// <summary>Idempotency keys under the faults that they are for (AC-14, AC-19).</summary>
public sealed class BankFaultTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Failure_of_the_bank_is_repeated_under_its_key_and_nothing_is_done()
    {
        await using var bank = await RunningBank.StartAsync();
        var capture = await CaptureOfAsync(bank);
        await bank.FailAsync("error_500", "payment_intents.capture");

        var (first, body, _) = await bank.CallAsync(HttpMethod.Post, capture, key: "k");
        var (again, same, headers) = await bank.CallAsync(HttpMethod.Post, capture, key: "k");
        var (other, _, _) = await bank.CallAsync(HttpMethod.Post, capture, key: "k2");

        Assert.Equal((HttpStatusCode.InternalServerError, HttpStatusCode.InternalServerError, HttpStatusCode.OK), (first, again, other));
        Assert.Equal(body.ToString(), same.ToString());
        Assert.Equal("true", Assert.Single(headers.GetValues("Idempotent-Replayed")));
    }

    [Theory]
    [InlineData("drop_before_effect", false)]
    [InlineData("drop_after_effect", true)]
    public async Task Lost_answer_is_found_again_by_the_same_key(string fault, bool isDone)
    {
        await using var bank = await RunningBank.StartAsync();
        var capture = await CaptureOfAsync(bank);
        await bank.FailAsync(fault, "payment_intents.capture");

        await Assert.ThrowsAsync<HttpRequestException>(() => bank.CallAsync(HttpMethod.Post, capture, key: "k"));
        var between = (await bank.GetAsync("/v1/payment_intents")).GetProperty("data")[0].GetProperty("status").GetString();
        var after = await bank.PostAsync(capture, key: "k");

        Assert.Equal(isDone ? "succeeded" : "requires_capture", between);
        Assert.Equal("succeeded", after.GetProperty("status").GetString());
    }

    [Fact]
    public async Task Second_request_under_a_key_that_is_in_use_is_a_conflict()
    {
        await using var bank = await RunningBank.StartAsync();
        var capture = await CaptureOfAsync(bank);
        await bank.FailAsync("slow", "payment_intents.capture", seconds: 2);

        var slow = bank.CallAsync(HttpMethod.Post, capture, key: "k");
        var conflict = await Eventually.BecomesAsync(() => bank.CallAsync(HttpMethod.Post, capture, key: "k"), _ => true, "an answer", Cancelled);
        var (status, _, _) = await slow;
        var statuses = new[] { status, conflict.Status };

        Assert.Contains(HttpStatusCode.OK, statuses);
        Assert.Contains(HttpStatusCode.Conflict, statuses);
    }

    [Fact]
    public async Task Fifty_repetitions_at_once_are_one_session()
    {
        await using var bank = await RunningBank.StartAsync();

        var ids = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => RepeatAsync(bank)));

        Assert.Single(ids.Distinct(StringComparer.Ordinal));
        Assert.Single((await bank.GetAsync("/v1/checkout/sessions")).GetProperty("data").EnumerateArray());
    }

    [Theory]
    [InlineData("""{ "calls": [ { "fault": "explode" } ] }""")]
    [InlineData("""{ "webhooks": { "mode": "sideways" } }""")]
    [InlineData("""{ "nonsense": 1 }""")]
    [InlineData("not json")]
    public async Task Switches_that_do_not_exist_are_refused(string json)
    {
        await using var bank = await RunningBank.StartAsync();
        using var http = new HttpClient { BaseAddress = bank.Server.Address };
        using var body = new StringContent(json, new System.Net.Http.Headers.MediaTypeHeaderValue("application/json"));

        using var answer = await http.PostAsync("/faults", body, Cancelled);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    private static async Task<string> CaptureOfAsync(RunningBank bank)
    {
        var session = await bank.OpenAsync();
        await bank.PayAsync(session.GetProperty("url").GetString()!);
        var paid = await bank.GetAsync($"/v1/checkout/sessions/{session.GetProperty("id").GetString()}");
        return $"/v1/payment_intents/{paid.GetProperty("payment_intent").GetString()}/capture";
    }

    private static async Task<string> RepeatAsync(RunningBank bank)
    {
        const string Form = "mode=payment&line_items[0][price_data][currency]=eur&line_items[0][price_data][unit_amount]=8500"
            + "&line_items[0][price_data][product_data][name]=Room&success_url=http://localhost:9/done";
        var made = await Eventually.BecomesAsync(
            () => bank.CallAsync(HttpMethod.Post, "/v1/checkout/sessions", Form, "one"), answer => answer.Status != HttpStatusCode.Conflict, "the key is free", Cancelled);
        Assert.Equal(JsonValueKind.Object, made.Body.ValueKind);
        return made.Body.GetProperty("id").GetString()!;
    }
}
