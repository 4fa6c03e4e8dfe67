using Grpc.Core;
using Posthouse.Calls;
using Posthouse.Contracts.Payments.V1;
using Posthouse.Testing.Observing;

namespace HotelBooking.Tests.Payments;

/// <summary>The bank fails in every way it can: no money is taken twice, none is forgotten (AC-19, AC-21).</summary>
public sealed class BankOutageTests
{
    private static readonly (string Key, string Value) Impatient = ("Payments:BankTimeout", "00:00:04");

    [Theory]
    [InlineData("timeout_before_effect")]
    [InlineData("timeout_after_effect")]
    [InlineData("drop_before_effect")]
    [InlineData("drop_after_effect")]
    [InlineData("error_500")]
    [InlineData("error_500_after_effect")]
    public async Task Capture_and_refund_happen_once_whatever_becomes_of_the_answer(string fault)
    {
        await using var till = await TillCluster.StartAsync(Impatient);
        var paid = await till.PayAsync("order-1", TillCluster.Euros(8_500));

        await till.Bank.FailAsync(fault, "payment_intents.capture");
        await till.Client.CaptureAsync(new CaptureRequest { PaymentId = paid.PaymentId });
        var sold = await till.WaitForAsync(paid.PaymentId, PaymentState.Captured);
        await till.Bank.FailAsync(fault, "refunds.create");
        await till.RefundAsync(sold, "refund-1", TillCluster.Euros(3_000));
        await till.WaitForRefundAsync(paid.PaymentId, RefundState.Succeeded);

        var refunds = (await till.Bank.GetAsync("/v1/refunds")).GetProperty("data").EnumerateArray();
        Assert.Equal([3_000L], refunds.Select(refund => refund.GetProperty("amount").GetInt64()));
        Assert.Equal(1, await till.CountAsync<PaymentCaptured>());
        await till.AssertBooksAgreeAsync();
    }

    [Theory]
    [InlineData("timeout_after_effect")]
    [InlineData("drop_after_effect")]
    [InlineData("error_500")]
    public async Task Page_is_opened_although_the_first_answer_is_lost(string fault)
    {
        await using var till = await TillCluster.StartAsync(Impatient);
        await till.Bank.FailAsync(fault, "checkout.sessions.create");

        var opened = await till.Client.StartCheckoutAsync(TillCluster.Order("order-1", TillCluster.Euros(8_500)));

        Assert.Single((await till.Bank.GetAsync("/v1/checkout/sessions")).GetProperty("data").EnumerateArray());
        Assert.Contains("/c/pay/", opened.CheckoutUrl, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bank_that_is_down_is_told_and_the_same_order_works_later()
    {
        await using var till = await TillCluster.StartAsync(Impatient);
        await till.Bank.FailAsync("drop_before_effect", "*", times: null);

        var refused = await Assert.ThrowsAsync<RpcException>(async () => await till.Client.StartCheckoutAsync(TillCluster.Order("order-1", TillCluster.Euros(8_500))));
        await till.Bank.SwitchAsync(new { reset = true });
        var opened = (await Eventually.BecomesAsync(() => OpenedAsync(till), static answer => answer is not null, "the bank is asked again", TestContext.Current.CancellationToken))!;
        await till.Bank.PayAsync(opened.CheckoutUrl);
        await till.WaitForAsync(opened.Payment.PaymentId, PaymentState.Authorized);

        Assert.True(refused.StatusCode == StatusCode.Unavailable && refused.HasReason(PaymentReason.BankUnreachable), refused.ToString());
    }

    [Fact]
    public async Task Outage_in_the_middle_ends_with_the_money_where_it_belongs()
    {
        await using var till = await TillCluster.StartAsync(Impatient);
        var (kept, voided) = (await till.PayAsync("order-1", TillCluster.Euros(8_500)), await till.PayAsync("order-2", TillCluster.Euros(4_000)));
        await till.Bank.FailAsync("drop_before_effect", "*", times: null);

        await till.Client.CaptureAsync(new CaptureRequest { PaymentId = kept.PaymentId });
        await till.Client.VoidPaymentAsync(new VoidPaymentRequest { PaymentId = voided.PaymentId });
        await till.Cluster.RestartAsync("till", TestContext.Current.CancellationToken);
        await till.Bank.SwitchAsync(new { reset = true });
        await till.WaitForAsync(kept.PaymentId, PaymentState.Captured);
        await till.WaitForAsync(voided.PaymentId, PaymentState.Voided);

        await till.AssertBooksAgreeAsync();
    }

    [Fact]
    public async Task Authorisation_that_lapsed_is_never_captured()
    {
        await using var till = await TillCluster.StartAsync();
        var paid = await till.PayAsync("order-1", TillCluster.Euros(8_500));
        await till.Bank.SwitchAsync(new { advance_seconds = 8 * 86_400 });

        await till.Client.CaptureAsync(new CaptureRequest { PaymentId = paid.PaymentId });
        await till.WaitForAsync(paid.PaymentId, PaymentState.Voided);

        Assert.Equal((1, 0), (await till.CountAsync<PaymentVoided>(), await till.CountAsync<PaymentCaptured>()));
    }

    [Fact]
    public async Task Page_closed_at_the_end_of_the_hold_while_the_guest_pays_has_one_outcome()
    {
        await using var till = await TillCluster.StartAsync();
        var orders = await Task.WhenAll(Enumerable.Range(0, 8).Select(async order => await till.Client.StartCheckoutAsync(TillCluster.Order($"order-{order}", TillCluster.Euros(8_500)))));

        await Task.WhenAll(
            Task.WhenAll(orders.Select(order => till.Bank.PayAsync(order.CheckoutUrl))),
            Task.WhenAll(orders.Select(async order => await till.Client.VoidPaymentAsync(new VoidPaymentRequest { PaymentId = order.Payment.PaymentId }))));
        foreach (var order in orders)
        {
            await till.WaitForAsync(order.Payment.PaymentId, PaymentState.Voided);
        }

        var intents = (await till.Bank.GetAsync("/v1/payment_intents?limit=100")).GetProperty("data").EnumerateArray();
        Assert.All(intents, intent => Assert.Equal("canceled", intent.GetProperty("status").GetString()));
        Assert.Equal(8, await till.CountAsync<PaymentVoided>());
    }

    // A bank that has failed often is left alone for a moment.
    private static async Task<StartCheckoutResponse?> OpenedAsync(TillCluster till)
    {
        try
        {
            return await till.Client.StartCheckoutAsync(TillCluster.Order("order-1", TillCluster.Euros(8_500)));
        }
        catch (RpcException refusal) when (refusal.HasReason(PaymentReason.BankUnreachable))
        {
            return null;
        }
    }
}
