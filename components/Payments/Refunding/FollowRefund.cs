using Posthouse.Contracts.Payments.V1;
using Posthouse.Jobs;
using Posthouse.Payments.Bank;
using Posthouse.Payments.Books;
using Posthouse.Payments.Following;
using Posthouse.Storage;

namespace Posthouse.Payments.Refunding;

/// <summary>Have a refund made, or ask how it stands.</summary>
internal sealed record FollowRefund(RefundId RefundId);

/// <summary>Does <see cref="FollowRefund"/>: asks before it does anything a second time.</summary>
internal sealed class FollowRefundJob(Database database, BankDesk bank, RefundBooks books, PaymentsOptions options, TimeProvider clock) : IJob<FollowRefund>
{
    public async Task RunAsync(FollowRefund payload, JobContext context, CancellationToken cancellationToken)
    {
        var (payment, refund) = await database.ReadAsync(
            async reader =>
            {
                var row = await reader.FindRefundAsync(payload.RefundId) ?? throw new InvalidOperationException($"Refund {payload.RefundId} is not in the books.");
                return (await reader.GetAsync(row.PaymentId), row);
            },
            cancellationToken);
        if (refund.State == RefundState.Failed)
        {
            return;
        }

        var seen = await AskAsync(payment, refund, context.Attempt, cancellationToken) ?? await MakeAsync(payment, refund, cancellationToken);
        await context.CompleteAsync(
            async transaction =>
            {
                if (await books.ApplyAsync(transaction, refund.Id, seen) == RefundState.Pending)
                {
                    await transaction.FollowAsync(refund.Id, clock.GetUtcNow() + options.PollInterval);
                }
            },
            cancellationToken);
    }

    private async Task<BankRefund?> AskAsync(PaymentRow payment, RefundRow refund, int attempt, CancellationToken cancellationToken) =>
        refund.BankId is { } bankId ? await bank.AskRefundAsync(bankId, cancellationToken)
        : attempt > 1 || refund.BankRound > 0 ? await bank.FindRefundAsync(payment, refund, cancellationToken)
        : null;

    /// <returns>What the bank made; <see langword="null"/> when it refuses for good.</returns>
    private async Task<BankRefund?> MakeAsync(PaymentRow payment, RefundRow refund, CancellationToken cancellationToken)
    {
        try
        {
            return await bank.RefundAsync(payment, refund, cancellationToken);
        }
        catch (BankUnreachableException unreachable) when (unreachable.IsAnswered)
        {
            await database.WriteAsync(
                async transaction => await transaction.ExecuteAsync(
                    "update refunds set bank_round = bank_round + 1 where id = @Id and bank_round = @BankRound", new { refund.Id, refund.BankRound }),
                cancellationToken);
            throw;
        }
        catch (BankRefusedException refused) when (refused.Status is 400 or 402)
        {
            return null;
        }
    }
}
