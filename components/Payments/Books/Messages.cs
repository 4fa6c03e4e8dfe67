using Google.Protobuf.WellKnownTypes;
using Posthouse.Contracts.Payments.V1;
using Posthouse.Storage;
using Posthouse.Values;

namespace Posthouse.Payments.Books;

/// <summary>Rows as the contract's messages.</summary>
internal static class Messages
{
    public static async ValueTask<Payment> MessageOfAsync(this Reader reader, PaymentId id) =>
        Of(await reader.GetAsync(id), await reader.RefundsOfAsync(id));

    public static Payment Of(PaymentRow payment, IReadOnlyList<RefundRow> refunds)
    {
        var refunded = refunds.Where(refund => refund.State != RefundState.Failed).Sum(refund => refund.Amount);
        var message = new Payment
        {
            PaymentId = payment.Id.ToString(),
            OrderId = payment.OrderId,
            State = payment.State,
            Amount = payment.Total.ToProto(),
            Captured = payment.CapturedAt is null ? null : new Money(payment.Captured, payment.Currency).ToProto(),
            Refunded = refunded == 0 ? null : new Money(refunded, payment.Currency).ToProto(),
            ReceiptNumber = payment.ReceiptNumber ?? "",
            Card = payment.Card,
            DeclineCode = payment.DeclineCode,
            CreatedAt = payment.CreatedAt.ToTimestamp(),
            AuthorizedAt = payment.AuthorizedAt?.ToTimestamp(),
            CapturedAt = payment.CapturedAt?.ToTimestamp(),
        };
        message.Refunds.Add(refunds.Select(refund => Of(payment, refund)));
        return message;
    }

    public static Refund Of(PaymentRow payment, RefundRow refund) => new()
    {
        RefundId = refund.Id.ToString(),
        RequestId = refund.RequestId,
        State = refund.State,
        Amount = new Money(refund.Amount, payment.Currency).ToProto(),
        CreditNoteNumber = refund.CreditNoteNumber ?? "",
        CreatedAt = refund.CreatedAt.ToTimestamp(),
    };

    public static LedgerEntry Of(LedgerRow row) => new()
    {
        TransactionId = row.TransactionId,
        Account = row.Account,
        Amount = new Money(row.Amount, Currency.Of(row.CurrencyCode)).ToProto(),
        BookedAt = row.BookedAt.ToTimestamp(),
        Description = row.Description,
    };
}
