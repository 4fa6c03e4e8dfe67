using Grpc.Core;
using Posthouse.Calls;
using Posthouse.Contracts.Payments.V1;
using Posthouse.Testing.Observing;

namespace HotelBooking.Tests.Payments;

/// <summary>A payment that its caller ends while the bank takes its time to open the page.</summary>
public sealed class EndedMeanwhileTests
{
    private const int Slow = 120;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Nobody_is_sent_to_the_page_of_a_payment_that_has_ended()
    {
        await using var till = await TillCluster.StartAsync(("Payments:BankTimeout", "00:01:20"));
        await till.Bank.FailAsync("slow", "checkout.sessions.create", seconds: Slow);
        var opening = till.Client.StartCheckoutAsync(TillCluster.Order("order-1", TillCluster.Euros(8_500)), cancellationToken: Cancelled).ResponseAsync;
        var payment = await Eventually.BecomesAsync(() => FindAsync(till), static found => found is not null, "the order is in the books", Cancelled);
        await till.Client.VoidPaymentAsync(new VoidPaymentRequest { PaymentId = payment!.PaymentId }, cancellationToken: Cancelled);
        await till.WaitForAsync(payment.PaymentId, PaymentState.Voided);

        till.BankClock.ShiftTo(TimeSpan.FromSeconds(Slow + 1));

        var refused = await Assert.ThrowsAsync<RpcException>(() => opening);
        Assert.True(refused.HasReason(PaymentReason.PaymentClosed), refused.ToString());
        Assert.Single((await till.Bank.GetAsync("/v1/checkout/sessions")).GetProperty("data").EnumerateArray());
    }

    private static async Task<Payment?> FindAsync(TillCluster till)
    {
        try
        {
            return (await till.Client.GetPaymentAsync(new GetPaymentRequest { OrderId = "order-1" }, cancellationToken: Cancelled)).Payment;
        }
        catch (RpcException unknown) when (unknown.StatusCode == StatusCode.NotFound)
        {
            return null;
        }
    }
}
