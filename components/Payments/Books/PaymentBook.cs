using Posthouse.Contracts.Payments.V1;
using Posthouse.Storage;

namespace Posthouse.Payments.Books;

/// <summary>Payments and refunds in the database.</summary>
internal static class PaymentBook
{
    /// <summary>What is paid for by an order's one payment.</summary>
    public const string WholeOrder = "order";

    public static ValueTask<PaymentRow?> FindAsync(this Reader reader, PaymentId id) =>
        reader.QueryFirstAsync<PaymentRow>("select * from payments where id = @id", new { id });

    public static ValueTask<PaymentRow?> FindByOrderAsync(this Reader reader, string orderId) =>
        reader.QueryFirstAsync<PaymentRow>("select * from payments where order_id = @orderId and purpose = @purpose", new { orderId, purpose = WholeOrder });

    public static async ValueTask<PaymentRow> GetAsync(this Reader reader, PaymentId id) =>
        await reader.FindAsync(id) ?? throw new InvalidOperationException($"Payment {id} is not in the books.");

    public static ValueTask<IReadOnlyList<RefundRow>> RefundsOfAsync(this Reader reader, PaymentId id) =>
        reader.QueryAsync<RefundRow>("select * from refunds where payment_id = @id order by created_at, id", new { id });

    public static ValueTask<RefundRow?> FindRefundAsync(this Reader reader, RefundId id) =>
        reader.QueryFirstAsync<RefundRow>("select * from refunds where id = @id", new { id });

    public static async ValueTask AddAsync(this Transaction transaction, PaymentRow payment) => await transaction.ExecuteAsync(
        """
        insert into payments (id, order_id, purpose, state, wish, currency_code, amount, description, reference, payer_email, payer_name, order_url, success_url, cancel_url,
            expires_at, session_round, session_expires_at, created_at)
        values (@Id, @OrderId, @purpose, @State, @Wish, @CurrencyCode, @Amount, @Description, @Reference, @PayerEmail, @PayerName, @OrderUrl, @SuccessUrl, @CancelUrl,
            @ExpiresAt, @SessionRound, @SessionExpiresAt, @CreatedAt)
        """,
        new
        {
            payment.Id, payment.OrderId, purpose = WholeOrder, payment.State, payment.Wish, payment.CurrencyCode, payment.Amount, payment.Description, payment.Reference,
            payment.PayerEmail, payment.PayerName, payment.OrderUrl, payment.SuccessUrl, payment.CancelUrl, payment.ExpiresAt, payment.SessionRound, payment.SessionExpiresAt, payment.CreatedAt,
        });

    public static async ValueTask AddAsync(this Transaction transaction, RefundRow refund) => await transaction.ExecuteAsync(
        """
        insert into refunds (id, payment_id, request_id, state, amount, description, created_at)
        values (@Id, @PaymentId, @RequestId, @State, @Amount, @Description, @CreatedAt)
        """,
        new { refund.Id, refund.PaymentId, refund.RequestId, refund.State, refund.Amount, refund.Description, refund.CreatedAt });

    /// <summary>What the caller may have put right since the last attempt.</summary>
    public static async ValueTask UpdateOrderAsync(this Transaction transaction, PaymentRow payment) => await transaction.ExecuteAsync(
        """
        update payments set description = @Description, reference = @Reference, payer_email = @PayerEmail, payer_name = @PayerName, order_url = @OrderUrl,
            success_url = @SuccessUrl, cancel_url = @CancelUrl, expires_at = @ExpiresAt, session_round = @SessionRound, session_expires_at = @SessionExpiresAt
        where id = @Id
        """,
        new
        {
            payment.Id, payment.Description, payment.Reference, payment.PayerEmail, payment.PayerName, payment.OrderUrl, payment.SuccessUrl, payment.CancelUrl,
            payment.ExpiresAt, payment.SessionRound, payment.SessionExpiresAt,
        });

    public static async ValueTask SetWishAsync(this Transaction transaction, PaymentId id, Wish wish) =>
        await transaction.ExecuteAsync("update payments set wish = @wish where id = @id", new { id, wish });

    public static async ValueTask SetRefundAsync(this Transaction transaction, RefundRow refund, DateTimeOffset now) => await transaction.ExecuteAsync(
        "update refunds set state = @State, bank_id = @BankId, credit_note_number = @CreditNoteNumber, settled_at = @settledAt where id = @Id",
        new { refund.Id, refund.State, refund.BankId, refund.CreditNoteNumber, settledAt = refund.State == RefundState.Pending ? (DateTimeOffset?)null : now });
}
