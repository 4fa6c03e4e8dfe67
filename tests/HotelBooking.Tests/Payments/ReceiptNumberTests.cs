using Posthouse.Contracts.Payments.V1;
using Posthouse.Testing.Observing;

namespace HotelBooking.Tests.Payments;

/// <summary>Receipt numbers have no gaps, whatever happens in between (AC-47).</summary>
public sealed class ReceiptNumberTests
{
    private const int Sales = 50;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Fifty_captures_at_once_are_numbered_without_gaps(bool isKilled)
    {
        await using var till = await TillCluster.StartAsync();
        var paid = await Task.WhenAll(Enumerable.Range(0, Sales).Select(order => till.PayAsync($"order-{order}", TillCluster.Euros(1_000 + order))));

        await Task.WhenAll(paid.Select(async payment => await till.Client.CaptureAsync(new CaptureRequest { PaymentId = payment.PaymentId })));
        if (isKilled)
        {
            await till.Cluster.KillAsync("till", Cancelled);
            await till.Cluster.RestartAsync("till", Cancelled);
        }

        foreach (var payment in paid)
        {
            await till.WaitForAsync(payment.PaymentId, PaymentState.Captured);
        }

        var numbers = await Task.WhenAll(paid.Select(async payment => (await till.GetAsync(payment.PaymentId)).ReceiptNumber));
        Assert.Equal(Enumerable.Range(1, Sales).Select(number => $"PH-R{number:000000}"), numbers.Order());
        Assert.Equal(Sales, await till.CountAsync<PaymentCaptured>());
        await till.AssertBooksAgreeAsync();
    }

    [Fact]
    public async Task Number_goes_back_with_a_transaction_that_fails()
    {
        await using var till = await TillCluster.StartAsync();
        var paid = await till.PayAsync("order-1", TillCluster.Euros(8_500));
        await till.Database.WriteAsync(
            async transaction => await transaction.ExecuteAsync("create trigger planted before insert on ledger begin select raise(abort, 'planted'); end"), Cancelled);

        await till.Client.CaptureAsync(new CaptureRequest { PaymentId = paid.PaymentId });
        await Eventually.BecomesAsync(() => till.Bank.GetAsync("/v1/payment_intents"), list => list.GetProperty("data")[0].GetProperty("status").GetString() == "succeeded", "the bank has captured", Cancelled);
        await till.Database.WriteAsync(async transaction => await transaction.ExecuteAsync("drop trigger planted"), Cancelled);
        var sold = await till.WaitForAsync(paid.PaymentId, PaymentState.Captured);

        Assert.Equal("PH-R000001", sold.ReceiptNumber);
        await till.AssertBooksAgreeAsync();
    }
}
