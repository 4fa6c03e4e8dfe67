using Grpc.Core;
using Posthouse.Calls;
using Posthouse.Contracts.Payments.V1;
using Posthouse.Payments.Bank;
using Posthouse.Payments.Books;
using Posthouse.Payments.Following;
using Posthouse.Payments.Opening;
using Posthouse.Payments.Refunding;
using Posthouse.Storage;

namespace Posthouse.Payments;

/// <summary>Serves the contract; the work is done elsewhere.</summary>
internal sealed class PaymentsEndpoint(Database database, Checkouts checkouts, PaymentFollower follower, Wishes wishes, RefundDesk refunds) : PaymentsService.PaymentsServiceBase
{
    public override async Task<StartCheckoutResponse> StartCheckout(StartCheckoutRequest request, ServerCallContext context)
    {
        var (payment, url) = await checkouts.OpenAsync(Orders.Read(request), context.CancellationToken);
        return new StartCheckoutResponse { Payment = await ReadAsync(payment.Id, context), CheckoutUrl = url };
    }

    public override async Task<GetPaymentResponse> GetPayment(GetPaymentRequest request, ServerCallContext context)
    {
        var found = await database.ReadAsync(
            async reader => request.KeyCase switch
            {
                GetPaymentRequest.KeyOneofCase.PaymentId when Guid.TryParse(request.PaymentId, out var id) => await reader.FindAsync(new PaymentId(id)),
                GetPaymentRequest.KeyOneofCase.OrderId => await reader.FindByOrderAsync(request.OrderId),
                GetPaymentRequest.KeyOneofCase.PaymentId => null,
                _ => throw new InvalidArgumentException([new FieldViolation("key", "give payment_id or order_id")]),
            },
            context.CancellationToken);
        return new GetPaymentResponse { Payment = await ReadAsync((found ?? throw Unknown()).Id, context) };
    }

    public override async Task<RefreshPaymentResponse> RefreshPayment(RefreshPaymentRequest request, ServerCallContext context)
    {
        var payment = await FindAsync(request.PaymentId, context);
        try
        {
            await follower.AskAsync(payment, context.CancellationToken);
        }
        catch (BankUnreachableException unreachable)
        {
            throw new UnavailableException("The bank does not answer at the moment: ask again.", PaymentReason.BankUnreachable, innerException: unreachable);
        }

        return new RefreshPaymentResponse { Payment = await ReadAsync(payment.Id, context) };
    }

    public override async Task<CaptureResponse> Capture(CaptureRequest request, ServerCallContext context)
    {
        var payment = await FindAsync(request.PaymentId, context);
        await wishes.CaptureAsync(payment.Id, context.CancellationToken);
        return new CaptureResponse { Payment = await ReadAsync(payment.Id, context) };
    }

    public override async Task<VoidPaymentResponse> VoidPayment(VoidPaymentRequest request, ServerCallContext context)
    {
        var payment = await FindAsync(request.PaymentId, context);
        await wishes.VoidAsync(payment.Id, context.CancellationToken);
        return new VoidPaymentResponse { Payment = await ReadAsync(payment.Id, context) };
    }

    public override async Task<RefundResponse> Refund(RefundRequest request, ServerCallContext context)
    {
        var amount = Orders.ReadRefund(request);
        var payment = await FindAsync(request.PaymentId, context);
        var refund = await refunds.AcceptAsync(payment.Id, request, amount, context.CancellationToken);
        return new RefundResponse { Refund = Messages.Of(payment, refund), Payment = await ReadAsync(payment.Id, context) };
    }

    public override async Task<ListLedgerResponse> ListLedger(ListLedgerRequest request, ServerCallContext context)
    {
        var rows = await database.ReadAsync(
            reader => reader.QueryAsync<LedgerRow>(
                "select transaction_id, account, currency_code, amount, description, booked_at from ledger where order_id = @OrderId order by position", new { request.OrderId }),
            context.CancellationToken);
        return new ListLedgerResponse { Entries = { rows.Select(Messages.Of) } };
    }

    private static NotFoundException Unknown() => new("There is no such payment.", PaymentReason.UnknownPayment);

    private async Task<PaymentRow> FindAsync(string id, ServerCallContext context) =>
        await database.ReadAsync(reader => reader.FindAsync(new PaymentId(Guid.Parse(id))), context.CancellationToken) ?? throw Unknown();

    private Task<Payment> ReadAsync(PaymentId id, ServerCallContext context) => database.ReadAsync(reader => reader.MessageOfAsync(id), context.CancellationToken);
}
