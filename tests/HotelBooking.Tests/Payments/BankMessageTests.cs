using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using Posthouse.Contracts.Payments.V1;
using Posthouse.Payments.Webhooks;
using Posthouse.Testing.Observing;

namespace HotelBooking.Tests.Payments;

/// <summary>The bank's messages: twice, late, in the wrong order, lost, forged (AC-22).</summary>
public sealed class BankMessageTests
{
    private const string Secret = "whsec_test";
    private const string OldSecret = "whsec_old";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    private static long Now => TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();

    [Theory]
    [InlineData("duplicate")]
    [InlineData("reordered")]
    [InlineData("lost")]
    [InlineData("late")]
    public async Task However_messages_come_the_payment_is_booked_once(string mode)
    {
        await using var till = await TillCluster.StartAsync();
        await till.Bank.SwitchAsync(new { webhooks = new { mode, seconds = 1, copies = 10 } });

        var sold = await till.SellAsync("order-1", TillCluster.Euros(8_500));
        await till.Bank.SwitchAsync(new { webhooks = new { mode = "none" } });
        await till.RefundAsync(sold, "refund-1", TillCluster.Euros(8_500));
        await till.WaitForRefundAsync(sold.PaymentId, RefundState.Succeeded);
        await Eventually.HoldsAsync(() => till.Post.Mails.Count >= 2, "the mails are handed in", Cancelled);

        Assert.Equal((1, 1, 1), (await till.CountAsync<PaymentAuthorized>(), await till.CountAsync<PaymentCaptured>(), await till.CountAsync<PaymentRefunded>()));
        Assert.Equal(2, till.Post.Mails.Count);
        await till.AssertBooksAgreeAsync();
    }

    [Fact]
    public async Task Message_alone_brings_a_payment_on_when_nobody_polls()
    {
        await using var till = await TillCluster.StartAsync(("Payments:PollInterval", "01:00:00"));

        var paid = await till.PayAsync("order-1", TillCluster.Euros(8_500));

        Assert.Equal(PaymentState.Authorized, paid.State);
    }

    [Fact]
    public async Task Caller_who_refreshes_waits_for_no_message()
    {
        await using var till = await TillCluster.StartAsync(("Payments:PollInterval", "01:00:00"));
        await till.Bank.SwitchAsync(new { webhooks = new { mode = "lost" } });
        var opened = await till.Client.StartCheckoutAsync(TillCluster.Order("order-1", TillCluster.Euros(8_500)));
        await till.Bank.PayAsync(opened.CheckoutUrl);

        var refreshed = await till.Client.RefreshPaymentAsync(new RefreshPaymentRequest { PaymentId = opened.Payment.PaymentId });

        Assert.Equal(PaymentState.Authorized, refreshed.Payment.State);
    }

    [Fact]
    public async Task Message_is_taken_only_when_its_signature_fits_its_bytes_and_its_time()
    {
        await using var till = await TillCluster.StartAsync(("Payments:WebhookSecret", $"{Secret},{OldSecret}"));
        const string Body = """{ "id": "evt_1", "type": "unknown.type", "data": { "object": {} } }""";

        var answers = new Dictionary<string, HttpStatusCode>
        {
            ["right"] = await SendAsync(till, Body, Header(Secret, Now, Body)),
            ["again"] = await SendAsync(till, Body, Header(Secret, Now, Body)),
            ["old secret while rotating"] = await SendAsync(till, Body, Header(OldSecret, Now, Body)),
            ["one of several fits"] = await SendAsync(till, Body, Header(Secret, Now, Body).Replace("v1=", $"v1={new string('0', 64)},v1=", StringComparison.Ordinal)),
            ["wrong secret"] = await SendAsync(till, Body, Header("whsec_other", Now, Body)),
            ["too old"] = await SendAsync(till, Body, Header(Secret, Now - 330, Body)),
            ["too far ahead"] = await SendAsync(till, Body, Header(Secret, Now + 330, Body)),
            ["altered body"] = await SendAsync(till, Body + " ", Header(Secret, Now, Body)),
            ["other scheme"] = await SendAsync(till, Body, Header(Secret, Now, Body).Replace("v1=", "v0=", StringComparison.Ordinal)),
            ["no header"] = await SendAsync(till, Body, ""),
            ["no event"] = await SendAsync(till, "[]", Header(Secret, Now, "[]")),
            ["too long"] = await SendAsync(till, new string(' ', 600_000), "t=1,v1=00"),
        };

        Assert.Equal(
            ["right OK", "again OK", "old secret while rotating OK", "one of several fits OK", "wrong secret BadRequest", "too old BadRequest", "too far ahead BadRequest",
                "altered body BadRequest", "other scheme BadRequest", "no header BadRequest", "no event BadRequest", "too long RequestEntityTooLarge"],
            answers.Select(answer => $"{answer.Key} {answer.Value}"));
    }

    [Fact]
    public async Task What_a_message_claims_does_not_count()
    {
        await using var till = await TillCluster.StartAsync(("Payments:WebhookSecret", Secret), ("Payments:PollInterval", "01:00:00"));
        var opened = await till.Client.StartCheckoutAsync(TillCluster.Order("order-1", TillCluster.Euros(8_500)));
        var id = opened.Payment.PaymentId;
        var lie = $$"""{ "id": "evt_2", "type": "payment_intent.succeeded", "data": { "object": { "id": "pi_1", "object": "payment_intent", "status": "succeeded", "metadata": { "payment_id": "{{id}}" } } } }""";

        await SendAsync(till, lie, Header(Secret, Now, lie));
        await DrainedAsync(till);

        Assert.Equal(PaymentState.Open, (await till.GetAsync(id)).State);
    }

    [Fact]
    public async Task Address_is_registered_once_and_again_when_the_bank_has_forgotten_it()
    {
        await using var till = await TillCluster.StartAsync();
        var first = await RegisteredAsync(till, other: "");

        await till.Cluster.RestartAsync("till", Cancelled);
        await till.PayAsync("order-1", TillCluster.Euros(8_500));
        var same = await RegisteredAsync(till, other: "");
        await till.Bank.CallAsync(HttpMethod.Delete, $"/v1/webhook_endpoints/{first}");
        await till.Cluster.RestartAsync("till", Cancelled);
        var next = await RegisteredAsync(till, other: first);

        Assert.Equal(first, same);
        Assert.NotEqual(first, next);
    }

    [Theory]
    [InlineData("t=,v1=")]
    [InlineData("t=99999999999999999999,v1=00")]
    [InlineData("v1=zz,t=1,t=2,=,==")]
    [InlineData(",,,")]
    public void Nonsense_is_no_signature(string header) =>
        Assert.False(WebhookSignature.IsValid(header, "{}"u8, [Secret], TimeProvider.System.GetUtcNow(), TimeSpan.FromMinutes(5)));

    private static string Header(string secret, long time, string body) =>
        $"t={time},v1={Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes($"{time}.{body}")))}";

    private static async Task<HttpStatusCode> SendAsync(TillCluster till, string body, string signature)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/payments/webhooks/bank");
        request.Content = new StringContent(body, new MediaTypeHeaderValue("application/json"));
        request.Headers.TryAddWithoutValidation("Stripe-Signature", signature);
        using var answer = await till.Cluster.Public.SendAsync(request, Cancelled);
        return answer.StatusCode;
    }

    private static Task<string> RegisteredAsync(TillCluster till, string other) => Eventually.BecomesAsync(
        async () =>
        {
            var endpoints = (await till.Bank.GetAsync("/v1/webhook_endpoints")).GetProperty("data").EnumerateArray().Select(endpoint => endpoint.GetProperty("id").GetString()!).ToList();
            return endpoints.Count == 1 && endpoints[0] != other ? endpoints[0] : "";
        },
        id => id.Length > 0,
        "the bank has one address of ours",
        Cancelled);

    private static Task DrainedAsync(TillCluster till) => Eventually.BecomesAsync(
        () => till.Database.ReadAsync(reader => reader.QuerySingleAsync<long>("select count(*) from posthouse_jobs where kind = 'FollowPayment'"), Cancelled), left => left == 0, "the message is worked off", Cancelled);
}
