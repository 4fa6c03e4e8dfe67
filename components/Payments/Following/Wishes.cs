using Posthouse.Calls;
using Posthouse.Contracts.Payments.V1;
using Posthouse.Payments.Books;
using Posthouse.Storage;

namespace Posthouse.Payments.Following;

/// <summary>Takes down what the caller wants to become of a payment; a job does it.</summary>
internal sealed class Wishes(Database database)
{
    public Task CaptureAsync(PaymentId id, CancellationToken cancellationToken) => database.WriteAsync(
        async transaction =>
        {
            var payment = await transaction.GetAsync(id);
            switch (payment)
            {
                case { State: PaymentState.Captured } or { State: PaymentState.Authorized, Wish: Wish.Capture }:
                    break;
                case { State: PaymentState.Authorized, Wish: Wish.None }:
                    await transaction.SetWishAsync(id, Wish.Capture);
                    await transaction.FollowAsync(id);
                    break;
                default:
                    throw new FailedPreconditionException("Nothing is authorised that could be captured.", PaymentReason.NotAuthorized);
            }
        },
        cancellationToken);

    public Task VoidAsync(PaymentId id, CancellationToken cancellationToken) => database.WriteAsync(
        async transaction =>
        {
            var payment = await transaction.GetAsync(id);
            if (!payment.IsClosed && payment.Wish != Wish.Void)
            {
                await transaction.SetWishAsync(id, Wish.Void);
                await transaction.FollowAsync(id);
            }
        },
        cancellationToken);
}
