using Microsoft.Extensions.Logging;
using Posthouse.Contracts.Payments.V1;
using Posthouse.Events;
using Posthouse.Jobs;
using Posthouse.Payments.Bank;
using Posthouse.Payments.Books;
using Posthouse.Payments.Notices;
using Posthouse.Storage;

namespace Posthouse.Payments.Refunding;

/// <summary>Books how refunds end.</summary>
internal sealed class RefundBooks(NumberSeries numbers, TimeProvider clock, ILogger<RefundBooks> logger)
{
    /// <summary>Books what the bank says about a refund; <see langword="null"/> when it refused to make it.</summary>
    /// <returns>How it stands now.</returns>
    public async ValueTask<RefundState> ApplyAsync(Transaction transaction, RefundId id, BankRefund? seen)
    {
        var refund = (await transaction.FindRefundAsync(id))!;
        var payment = await transaction.GetAsync(refund.PaymentId);
        var isBad = seen is null or { Status: BankRefund.Failed or BankRefund.Canceled };
        var state = (refund.State, isBad, seen?.Status) switch
        {
            (RefundState.Failed, _, _) => RefundState.Failed,
            (_, true, _) => RefundState.Failed,
            (RefundState.Succeeded, _, _) or (_, _, BankRefund.Succeeded) => RefundState.Succeeded,
            _ => RefundState.Pending,
        };
        var now = clock.GetUtcNow();
        var after = refund with { State = state, BankId = seen?.Id ?? refund.BankId };
        if (state == RefundState.Succeeded && refund.CreditNoteNumber is null)
        {
            after = after with { CreditNoteNumber = await numbers.NextCreditNoteAsync(transaction) };
        }

        await transaction.SetRefundAsync(after, now);
        if (state != refund.State)
        {
            await EndAsync(transaction, payment, refund, after, now);
        }

        return state;
    }

    private async ValueTask EndAsync(Transaction transaction, PaymentRow payment, RefundRow before, RefundRow after, DateTimeOffset now)
    {
        if (after.State == RefundState.Succeeded)
        {
            await transaction.BookRefundAsync(payment, after, now);
            await transaction.EnqueueAsync(new MailRefund(after.Id), new JobOptions { MaxAttempts = 1_000 });
        }
        else
        {
            Log.RefundFailed(logger, after.Id, payment.Id);
            if (before.State == RefundState.Succeeded)
            {
                await transaction.BookFailedRefundAsync(payment, after, now);
            }
        }

        var message = await transaction.MessageOfAsync(payment.Id);
        await transaction.PublishAsync(new PaymentRefunded { Payment = message, Refund = Messages.Of(payment, after) });
    }
}
