using Posthouse.Calls;
using Posthouse.Contracts.Payments.V1;
using Posthouse.Payments.Books;
using Posthouse.Payments.Following;
using Posthouse.Storage;
using Posthouse.Values;

namespace Posthouse.Payments.Refunding;

/// <summary>Accepts refunds: never more than was captured, and one for each request id.</summary>
internal sealed class RefundDesk(Database database, TimeProvider clock)
{
    public Task<RefundRow> AcceptAsync(PaymentId id, RefundRequest request, Money amount, CancellationToken cancellationToken) => database.WriteAsync(
        async transaction =>
        {
            var payment = await transaction.GetAsync(id);
            var earlier = await transaction.RefundsOfAsync(id);
            if (amount.Currency != payment.Currency)
            {
                throw new InvalidArgumentException([new FieldViolation("amount", $"must be in {payment.Currency}, the currency of the payment")]);
            }

            if (earlier.FirstOrDefault(refund => refund.RequestId == request.RequestId) is { } same)
            {
                return same.Amount == amount.Minor
                    ? same
                    : throw new FailedPreconditionException("Another amount was refunded under this request id before.", PaymentReason.RefundChanged);
            }

            var left = payment.Captured - earlier.Where(refund => refund.State != RefundState.Failed).Sum(refund => refund.Amount);
            if (amount.Minor > left)
            {
                throw new FailedPreconditionException(
                    $"Of this payment {new Money(left, payment.Currency)} can be given back, not {amount}.", PaymentReason.MoreThanCaptured);
            }

            return await AddAsync(transaction, payment, request, amount);
        },
        cancellationToken);

    private async ValueTask<RefundRow> AddAsync(Transaction transaction, PaymentRow payment, RefundRequest request, Money amount)
    {
        var now = clock.GetUtcNow();
        var refund = new RefundRow
        {
            Id = RefundId.New(now),
            PaymentId = payment.Id,
            RequestId = request.RequestId,
            State = RefundState.Pending,
            Amount = amount.Minor,
            Description = request.Description,
            BankRound = 0,
            CreatedAt = now,
        };
        await transaction.AddAsync(refund);
        await transaction.FollowAsync(refund.Id);
        return refund;
    }
}
