using Posthouse.Storage;
using Posthouse.Values;

namespace Posthouse.Payments.Books;

/// <summary>
/// The double-entry ledger: nothing is ever changed in it, mistakes and failures are booked the other way round. Debit is positive, credit negative;
/// the entries of a transaction add up to zero.
/// </summary>
internal static class Ledger
{
    /// <summary>What the bank holds for us.</summary>
    public const string Bank = "bank";

    /// <summary>What was sold.</summary>
    public const string Sales = "sales";

    /// <summary>What was given back of it.</summary>
    public const string Refunds = "refunds";

    public static ValueTask BookCaptureAsync(this Transaction transaction, PaymentRow payment, Money amount, DateTimeOffset now) =>
        BookAsync(transaction, $"capture:{payment.Id}", payment, new Posting(Bank, Sales, amount, $"Receipt {payment.ReceiptNumber}: {payment.Description}"), now);

    public static ValueTask BookRefundAsync(this Transaction transaction, PaymentRow payment, RefundRow refund, DateTimeOffset now) => BookAsync(
        transaction,
        $"refund:{refund.Id}",
        payment,
        new Posting(Refunds, Bank, new Money(refund.Amount, payment.Currency), $"Credit note {refund.CreditNoteNumber}: {refund.Description}"),
        now);

    public static ValueTask BookFailedRefundAsync(this Transaction transaction, PaymentRow payment, RefundRow refund, DateTimeOffset now) => BookAsync(
        transaction,
        $"refund-failed:{refund.Id}",
        payment,
        new Posting(Bank, Refunds, new Money(refund.Amount, payment.Currency), $"The refund of credit note {refund.CreditNoteNumber} did not arrive and came back"),
        now);

    private static async ValueTask BookAsync(Transaction transaction, string transactionId, PaymentRow payment, Posting posting, DateTimeOffset now)
    {
        foreach (var (account, amount) in new[] { (posting.Debit, posting.Amount.Minor), (posting.Credit, -posting.Amount.Minor) })
        {
            await transaction.ExecuteAsync(
                """
                insert into ledger (transaction_id, order_id, account, currency_code, amount, description, booked_at)
                values (@transactionId, @OrderId, @account, @CurrencyCode, @amount, @Description, @now)
                """,
                new { transactionId, payment.OrderId, account, payment.CurrencyCode, amount, posting.Description, now });
        }
    }

    private sealed record Posting(string Debit, string Credit, Money Amount, string Description);
}

/// <summary>One side of a transaction as the database has it.</summary>
internal sealed record LedgerRow(string TransactionId, string Account, string CurrencyCode, long Amount, string Description, DateTimeOffset BookedAt);
