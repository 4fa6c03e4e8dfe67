using Posthouse.Contracts.Payments.V1;
using Posthouse.Events;
using Posthouse.Jobs;
using Posthouse.Payments.Bank;
using Posthouse.Payments.Books;
using Posthouse.Payments.Notices;
using Posthouse.Storage;

namespace Posthouse.Payments.Following;

/// <summary>Books what the bank says about a payment. Every method may be called again with the same news: what is booked already is left alone.</summary>
internal sealed class Bookkeeper(NumberSeries numbers, TimeProvider clock)
{
    /// <summary>Request id of the refund that takes back what was captured although it was to be voided.</summary>
    public const string VoidRequest = "void";

    public async ValueTask ApplyAsync(Transaction transaction, PaymentRow payment, BankCheckout seen)
    {
        if (seen.Intent is { } intent)
        {
            await NoteAttemptAsync(transaction, payment, intent);
            payment = await transaction.GetAsync(payment.Id);
        }

        switch (seen)
        {
            case { Intent.Status: BankIntent.Succeeded }:
                await AuthorizeAsync(transaction, payment);
                await CaptureAsync(transaction, await transaction.GetAsync(payment.Id), seen.Intent.Received);
                break;
            case { Intent.Status: BankIntent.NeedsCapture }:
                await AuthorizeAsync(transaction, payment);
                break;
            case { Intent.Status: BankIntent.Canceled } or { Status: BankCheckout.Expired }:
                await CloseAsync(transaction, payment);
                break;
        }
    }

    /// <summary>Ends a payment without money.</summary>
    public async ValueTask CloseAsync(Transaction transaction, PaymentRow payment)
    {
        if (payment.State is not (PaymentState.Open or PaymentState.Authorized))
        {
            return;
        }

        var state = payment.State == PaymentState.Authorized || payment.Wish == Wish.Void ? PaymentState.Voided : PaymentState.Expired;
        await transaction.ExecuteAsync("update payments set state = @state, closed_at = @now where id = @Id", new { payment.Id, state, now = clock.GetUtcNow() });
        await transaction.PublishAsync(new PaymentVoided { Payment = await transaction.MessageOfAsync(payment.Id) });
    }

    /// <summary>Begins to give back everything that is left of a captured payment.</summary>
    public async ValueTask GiveBackAsync(Transaction transaction, PaymentRow payment)
    {
        var refunds = await transaction.RefundsOfAsync(payment.Id);
        var left = payment.Captured - refunds.Where(refund => refund.State != RefundState.Failed).Sum(refund => refund.Amount);
        await transaction.SetWishAsync(payment.Id, Wish.Capture);
        if (payment.State != PaymentState.Captured || left == 0 || refunds.Any(refund => refund.RequestId == VoidRequest))
        {
            return;
        }

        var now = clock.GetUtcNow();
        var refund = new RefundRow
        {
            Id = RefundId.New(now),
            PaymentId = payment.Id,
            RequestId = VoidRequest,
            State = RefundState.Pending,
            Amount = left,
            Description = $"Given back: {payment.Description}",
            BankRound = 0,
            CreatedAt = now,
        };
        await transaction.AddAsync(refund);
        await transaction.FollowAsync(refund.Id);
    }

    /// <summary>Keeps why the card's bank took its word back.</summary>
    public static async ValueTask NoteRefusalAsync(Transaction transaction, PaymentRow payment, string code) =>
        await transaction.ExecuteAsync("update payments set decline_code = @code where id = @Id", new { payment.Id, code });

    private async ValueTask NoteAttemptAsync(Transaction transaction, PaymentRow payment, BankIntent intent)
    {
        await transaction.ExecuteAsync(
            "update payments set intent_id = @intentId, card = @Card, decline_code = @DeclineCode where id = @Id",
            new { payment.Id, intentId = intent.Id, intent.Card, intent.DeclineCode });
        if (intent.ChargeId is { } chargeId)
        {
            await transaction.ExecuteAsync(
                "insert into attempts (charge_id, payment_id, card, decline_code, seen_at) values (@chargeId, @Id, @Card, @DeclineCode, @now) on conflict do nothing",
                new { chargeId, payment.Id, intent.Card, intent.DeclineCode, now = clock.GetUtcNow() });
        }
    }

    private async ValueTask AuthorizeAsync(Transaction transaction, PaymentRow payment)
    {
        if (payment.State != PaymentState.Open)
        {
            return;
        }

        await transaction.ExecuteAsync(
            "update payments set state = @state, authorized_at = @now where id = @Id", new { payment.Id, state = PaymentState.Authorized, now = clock.GetUtcNow() });
        await transaction.PublishAsync(new PaymentAuthorized { Payment = await transaction.MessageOfAsync(payment.Id) });
    }

    private async ValueTask CaptureAsync(Transaction transaction, PaymentRow payment, long received)
    {
        if (payment.State != PaymentState.Authorized)
        {
            return;
        }

        var now = clock.GetUtcNow();
        var captured = BankAmounts.FromBank(received, payment.Currency);
        var receiptNumber = await numbers.NextReceiptAsync(transaction);
        await transaction.ExecuteAsync(
            "update payments set state = @state, captured = @captured, captured_at = @now, receipt_number = @receiptNumber where id = @Id",
            new { payment.Id, state = PaymentState.Captured, captured = captured.Minor, now, receiptNumber });
        await transaction.BookCaptureAsync(payment with { ReceiptNumber = receiptNumber }, captured, now);
        await transaction.PublishAsync(new PaymentCaptured { Payment = await transaction.MessageOfAsync(payment.Id) });
        await transaction.EnqueueAsync(new MailPayment(payment.Id), new JobOptions { MaxAttempts = 1_000 });
    }
}
