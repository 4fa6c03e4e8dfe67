using Grpc.Core;
using Posthouse.Calls;
using Posthouse.Contracts.Payments.V1;
using Posthouse.Payments.Bank;
using Posthouse.Values;

namespace HotelBooking.Tests.Payments;

/// <summary>What is asked for several times happens once (AC-13, AC-14).</summary>
public sealed class OnceTests
{
    [Fact]
    public async Task Fifty_at_once_get_the_same_page_of_the_same_payment()
    {
        await using var till = await TillCluster.StartAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(async _ => await till.Client.StartCheckoutAsync(TillCluster.Order("order-1", TillCluster.Euros(8_500)))));

        Assert.Single(answers.Select(answer => (answer.Payment.PaymentId, answer.CheckoutUrl)).Distinct());
        Assert.Single((await till.Bank.GetAsync("/v1/checkout/sessions")).GetProperty("data").EnumerateArray());
    }

    [Fact]
    public async Task Paid_order_leads_to_its_return_address_and_not_to_a_second_page()
    {
        await using var till = await TillCluster.StartAsync();
        await till.PayAsync("order-1", TillCluster.Euros(8_500));

        var again = await till.Client.StartCheckoutAsync(TillCluster.Order("order-1", TillCluster.Euros(8_500)));

        Assert.Equal(("http://localhost:9/return", PaymentState.Authorized), (again.CheckoutUrl, again.Payment.State));
    }

    [Fact]
    public async Task Order_cannot_change_its_price()
    {
        await using var till = await TillCluster.StartAsync();
        await till.Client.StartCheckoutAsync(TillCluster.Order("order-1", TillCluster.Euros(8_500)));

        var dearer = await Assert.ThrowsAsync<RpcException>(async () => await till.Client.StartCheckoutAsync(TillCluster.Order("order-1", TillCluster.Euros(8_501))));

        Assert.True(dearer.HasReason(PaymentReason.OrderChanged));
    }

    [Fact]
    public async Task Refunds_asked_for_at_once_never_exceed_what_was_captured()
    {
        await using var till = await TillCluster.StartAsync();
        var sold = await till.SellAsync("order-1", TillCluster.Euros(8_500));

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 30).Select(request => OutcomeAsync(till, sold, $"refund-{request % 10}", 2_000)));
        var back = await till.WaitForRefundAsync(sold.PaymentId, RefundState.Succeeded);

        Assert.Equal(4, back.Refunds.Count);
        Assert.Equal(TillCluster.Euros(8_000), Money.From(back.Refunded));
        Assert.All(outcomes.OfType<string>(), reason => Assert.Equal("PAYMENT_REASON_MORE_THAN_CAPTURED", reason));
        Assert.Equal(12, outcomes.Count(reason => reason is null));
        await till.AssertBooksAgreeAsync();
    }

    [Fact]
    public async Task Request_id_of_a_refund_stands_for_one_amount()
    {
        await using var till = await TillCluster.StartAsync();
        var sold = await till.SellAsync("order-1", TillCluster.Euros(8_500));

        var first = await till.RefundAsync(sold, "refund-1", TillCluster.Euros(1_000));
        var again = await till.RefundAsync(sold, "refund-1", TillCluster.Euros(1_000));

        Assert.Equal(first.Refund.RefundId, again.Refund.RefundId);
        Assert.Equal("PAYMENT_REASON_REFUND_CHANGED", await OutcomeAsync(till, sold, "refund-1", 2_000));
    }

    [Theory]
    [InlineData("EUR", 8_501, 8_501L)]
    [InlineData("JPY", 5_400, 5_400L)]
    [InlineData("KWD", 31_250, 31_250L)]
    [InlineData("KWD", 31_255, null)]
    [InlineData("ISK", 219, 21_900L)]
    [InlineData("MGA", 50_000, 500L)]
    [InlineData("MGA", 50_001, null)]
    public void Amounts_are_counted_as_the_bank_counts(string currency, long ours, long? theirs)
    {
        var money = new Money(ours, Currency.Of(currency));

        Assert.Equal(theirs, BankAmounts.ToBank(money));
        Assert.True(theirs is not { } amount || BankAmounts.FromBank(amount, money.Currency) == money);
    }

    private static async Task<string?> OutcomeAsync(TillCluster till, Payment payment, string request, long cents)
    {
        try
        {
            await till.RefundAsync(payment, request, TillCluster.Euros(cents));
            return null;
        }
        catch (RpcException refused)
        {
            return refused.GetReason();
        }
    }
}
