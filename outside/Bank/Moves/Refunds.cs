using System.Collections.Immutable;
using Bank.Books;
using Bank.Cards;

namespace Bank.Moves;

/// <summary>Money on its way back.</summary>
internal static class Refunds
{
    private const int SettlingSeconds = 5;

    public static Refund Make(Work work, Charge charge, long amount, string? reason, ImmutableSortedDictionary<string, string> labels)
    {
        var settlesLater = charge.Card.Behaviour is Behaviours.RefundFails or Behaviours.RefundPending;
        var refund = work.Books.Keep(new Refund
        {
            Id = Ids.New("re"),
            Created = work.Now,
            ChargeId = charge.Id,
            IntentId = charge.IntentId,
            Amount = amount,
            Currency = charge.Currency,
            Status = charge.Card.Behaviour == Behaviours.RefundPending ? Refund.Pending : Refund.Done,
            Reason = reason,
            SettlesAt = settlesLater ? work.Now + SettlingSeconds : 0,
            Labels = labels,
        });
        var refunded = work.Books.Keep(charge with { RefundedAmount = charge.RefundedAmount + amount });
        work.Announce("refund.created", refund);
        work.Announce("charge.refunded", refunded);
        return refund;
    }

    /// <summary>The end of a refund that was not settled at once.</summary>
    public static void Settle(Work work, Refund refund)
    {
        var charge = work.Books.Get<Charge>(refund.ChargeId);
        if (charge.Card.Behaviour == Behaviours.RefundFails)
        {
            work.Books.Keep(charge with { RefundedAmount = charge.RefundedAmount - refund.Amount });
            var failed = work.Books.Keep(refund with { Status = Refund.Failed, FailureReason = "expired_or_canceled_card", SettlesAt = 0 });
            work.Announce("refund.updated", failed);
            work.Announce("refund.failed", failed);
            return;
        }

        work.Announce("refund.updated", work.Books.Keep(refund with { Status = Refund.Done, SettlesAt = 0 }));
    }
}
