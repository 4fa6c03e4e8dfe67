using Posthouse.Jobs;
using Posthouse.Payments.Books;
using Posthouse.Storage;

namespace Posthouse.Payments.Following;

/// <summary>Ask the bank now how a payment stands, and do what the caller wants with it.</summary>
internal sealed record FollowPayment(PaymentId PaymentId);

/// <summary>Ask the bank about a payment again and again until it is settled, in case no message comes.</summary>
internal sealed record WatchPayment(PaymentId PaymentId);

/// <summary>Does <see cref="FollowPayment"/>.</summary>
internal sealed class FollowPaymentJob(PaymentFollower follower) : IJob<FollowPayment>
{
    public Task RunAsync(FollowPayment payload, JobContext context, CancellationToken cancellationToken) => follower.PursueAsync(payload.PaymentId, cancellationToken);
}

/// <summary>Does <see cref="WatchPayment"/>.</summary>
internal sealed class WatchPaymentJob(PaymentFollower follower, PaymentsOptions options, TimeProvider clock) : IJob<WatchPayment>
{
    public async Task RunAsync(WatchPayment payload, JobContext context, CancellationToken cancellationToken)
    {
        var payment = await follower.PursueAsync(payload.PaymentId, cancellationToken);
        await context.CompleteAsync(
            async transaction =>
            {
                if (!payment.IsSettled)
                {
                    await transaction.WatchAsync(payment, options, clock.GetUtcNow());
                }
            },
            cancellationToken);
    }
}

/// <summary>Enqueues what follows a payment.</summary>
internal static class Followers
{
    // With the longest wait of five minutes between attempts: more than three days.
    private const int Patience = 1_000;

    public static async ValueTask FollowAsync(this Transaction transaction, PaymentId id) =>
        await transaction.EnqueueAsync(new FollowPayment(id), new JobOptions { MaxAttempts = Patience });

    /// <summary>Looks again after the poll interval, and not later than the page's end; less and less often while a payment only waits for its caller.</summary>
    public static async ValueTask WatchAsync(this Transaction transaction, PaymentRow payment, PaymentsOptions options, DateTimeOffset now)
    {
        var age = now - payment.CreatedAt;
        var wait = TimeSpan.FromTicks(Math.Max(options.PollInterval.Ticks, Math.Min(age.Ticks / 4, TimeSpan.FromHours(6).Ticks)));
        var due = now + wait;
        await transaction.EnqueueAsync(
            new WatchPayment(payment.Id),
            new JobOptions { DueAt = payment.ExpiresAt > now && payment.ExpiresAt < due ? payment.ExpiresAt : due, MaxAttempts = Patience });
    }

    public static async ValueTask FollowAsync(this Transaction transaction, RefundId id, DateTimeOffset? due = null) =>
        await transaction.EnqueueAsync(new Refunding.FollowRefund(id), new JobOptions { DueAt = due, MaxAttempts = Patience });
}
