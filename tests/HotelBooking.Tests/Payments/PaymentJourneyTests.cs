using Grpc.Core;
using Posthouse.Calls;
using Posthouse.Contracts.Payments.V1;
using Posthouse.Testing.Observing;
using Posthouse.Values;

namespace HotelBooking.Tests.Payments;

/// <summary>From the order to the receipt and back, with the figures compared in every place (AC-33).</summary>
public sealed class PaymentJourneyTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("EUR", 41_250, 20_625)]
    [InlineData("JPY", 54_000, 1)]
    [InlineData("KWD", 31_250, 15_620)]
    [InlineData("ISK", 21_900, 10_000)]
    public async Task Paid_captured_and_partly_refunded_to_the_smallest_unit(string currency, long amount, long back)
    {
        await using var till = await TillCluster.StartAsync();
        var (total, part) = (new Money(amount, Currency.Of(currency)), new Money(back, Currency.Of(currency)));

        var sold = await till.SellAsync("order-1", total);
        await till.RefundAsync(sold, "refund-1", part);
        var refunded = await till.WaitForRefundAsync(sold.PaymentId, RefundState.Succeeded);
        await Eventually.HoldsAsync(() => till.Post.Mails.Count == 2, "two mails are handed in", Cancelled);

        Assert.Equal((total, part), (Money.From(refunded.Captured), Money.From(refunded.Refunded)));
        Assert.Equal(("PH-R000001", "PH-C000001", "Visa •••• 4242"), (refunded.ReceiptNumber, refunded.Refunds[0].CreditNoteNumber, refunded.Card));
        Assert.Equal([$"payment:{sold.PaymentId}", $"refund:{refunded.Refunds[0].RefundId}"], till.Post.Mails.Select(mail => mail.Key).Order());
        Assert.Contains(till.Post.Mails, mail => mail.Content.Facts.Any(fact => fact.Value == total.InWords()));
        var entries = (await till.Client.ListLedgerAsync(new ListLedgerRequest { OrderId = "order-1" })).Entries;
        Assert.Equal([("bank", total), ("sales", -total), ("refunds", part), ("bank", -part)], entries.Select(entry => (entry.Account, Money.From(entry.Amount))));
        if (currency != "ISK")
        {
            await till.AssertBooksAgreeAsync();
        }
    }

    [Fact]
    public async Task Declined_card_is_told_and_another_card_pays()
    {
        await using var till = await TillCluster.StartAsync();
        var opened = await till.Client.StartCheckoutAsync(TillCluster.Order("order-1", TillCluster.Euros(8_500)));

        await till.Bank.PayAsync(opened.CheckoutUrl, "4000000000009995");
        var declined = await Eventually.BecomesAsync(() => till.GetAsync(opened.Payment.PaymentId), payment => payment.DeclineCode.Length > 0, "the decline is known", Cancelled);
        await till.Bank.PayAsync(opened.CheckoutUrl, "4000002760003184");
        var paid = await till.WaitForAsync(opened.Payment.PaymentId, PaymentState.Authorized);

        Assert.Equal((PaymentState.Open, "insufficient_funds"), (declined.State, declined.DeclineCode));
        Assert.Equal(("", "Visa •••• 3184"), (paid.DeclineCode, paid.Card));
        Assert.Equal(1, await till.CountAsync<PaymentAuthorized>());
    }

    [Fact]
    public async Task Voided_authorisation_is_given_back_and_cannot_be_captured()
    {
        await using var till = await TillCluster.StartAsync();
        var paid = await till.PayAsync("order-1", TillCluster.Euros(8_500));

        await till.Client.VoidPaymentAsync(new VoidPaymentRequest { PaymentId = paid.PaymentId });
        await till.WaitForAsync(paid.PaymentId, PaymentState.Voided);
        await till.Client.VoidPaymentAsync(new VoidPaymentRequest { PaymentId = paid.PaymentId });
        var refused = await Assert.ThrowsAsync<RpcException>(async () => await till.Client.CaptureAsync(new CaptureRequest { PaymentId = paid.PaymentId }));

        Assert.True(refused.HasReason(PaymentReason.NotAuthorized));
        Assert.Equal(1, await till.CountAsync<PaymentVoided>());
        await till.AssertBooksAgreeAsync();
    }

    [Fact]
    public async Task Void_of_what_was_captured_meanwhile_gives_everything_back()
    {
        await using var till = await TillCluster.StartAsync();
        var sold = await till.SellAsync("order-1", TillCluster.Euros(8_500));

        await till.Client.VoidPaymentAsync(new VoidPaymentRequest { PaymentId = sold.PaymentId });
        var back = await till.WaitForRefundAsync(sold.PaymentId, RefundState.Succeeded);

        Assert.Equal(TillCluster.Euros(8_500), Money.From(back.Refunded));
        await till.AssertBooksAgreeAsync();
    }

    [Fact]
    public async Task Page_is_closed_when_the_order_s_time_is_over_and_cannot_be_paid_afterwards()
    {
        await using var till = await TillCluster.StartAsync();
        var opened = await till.Client.StartCheckoutAsync(TillCluster.Order("order-1", TillCluster.Euros(8_500)));

        await till.Cluster.AdvanceAsync(TimeSpan.FromMinutes(16), Cancelled);
        await till.WaitForAsync(opened.Payment.PaymentId, PaymentState.Expired);
        await till.Bank.PayAsync(opened.CheckoutUrl);
        var closed = await Assert.ThrowsAsync<RpcException>(async () => await till.Client.StartCheckoutAsync(TillCluster.Order("order-1", TillCluster.Euros(8_500))));

        Assert.True(closed.HasReason(PaymentReason.PaymentClosed));
        Assert.Equal(1, await till.CountAsync<PaymentVoided>());
        Assert.Equal(0, await till.CountAsync<PaymentAuthorized>());
    }

    [Fact]
    public async Task Card_that_refuses_the_capture_ends_the_payment_without_money()
    {
        await using var till = await TillCluster.StartAsync();
        var paid = await till.PayAsync("order-1", TillCluster.Euros(8_500), "4000000000007015");

        await till.Client.CaptureAsync(new CaptureRequest { PaymentId = paid.PaymentId });
        var ended = await till.WaitForAsync(paid.PaymentId, PaymentState.Voided);

        Assert.Equal("", ended.ReceiptNumber);
        Assert.Equal(1, await till.CountAsync<PaymentVoided>());
        await till.AssertBooksAgreeAsync();
    }

    [Theory]
    [InlineData("4000000000007726", RefundState.Succeeded)]
    [InlineData("4000000000005126", RefundState.Failed)]
    public async Task Refund_that_the_bank_settles_later_is_followed_to_its_end(string card, RefundState end)
    {
        await using var till = await TillCluster.StartAsync();
        var sold = await till.SellAsync("order-1", TillCluster.Euros(8_500), card);

        await till.RefundAsync(sold, "refund-1", TillCluster.Euros(1_000));
        await Eventually.BecomesAsync(() => till.Bank.GetAsync("/v1/refunds"), list => list.GetProperty("data").GetArrayLength() == 1, "the bank has the refund", Cancelled);
        await till.Bank.SwitchAsync(new { advance_seconds = 60 });
        await till.WaitForRefundAsync(sold.PaymentId, end);

        await till.AssertBooksAgreeAsync();
    }

    [Fact]
    public async Task What_cannot_be_charged_is_refused_field_by_field()
    {
        await using var till = await TillCluster.StartAsync();
        var request = TillCluster.Order("order-1", new Money(31_255, Currency.Of("KWD")));
        request.SuccessUrl = "ftp://example.org/";
        request.OrderUrl = "javascript:alert(1)";

        var refused = await Assert.ThrowsAsync<RpcException>(async () => await till.Client.StartCheckoutAsync(request));

        Assert.Equal(StatusCode.InvalidArgument, refused.StatusCode);
        Assert.Equal(["amount", "success_url", "order_url"], refused.GetFieldViolations().Select(violation => violation.Field));
    }
}
