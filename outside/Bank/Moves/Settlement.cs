using Bank.Books;
using Bank.Cards;

namespace Bank.Moves;

/// <summary>What happens to an authorisation afterwards: taken, given back, or forgotten for too long.</summary>
internal static class Settlement
{
    /// <summary>Takes the money, or a part of it; the rest of the authorisation is given back.</summary>
    /// <returns>The intent, and why the card's bank refused when it did; the authorisation is gone then.</returns>
    public static (Intent Intent, Refusal? Refusal) Capture(Work work, Intent intent, long amount)
    {
        var charge = work.Books.Get<Charge>(intent.LatestChargeId!);
        if (charge.Card.Behaviour == Behaviours.CaptureFails)
        {
            return (Release(work, intent, "automatic"), new Refusal("card_declined", "do_not_honor", "The card’s bank withdrew its authorisation.", null));
        }

        var captured = work.Books.Keep(charge with { Captured = true, CapturedAmount = amount });
        var settled = work.Books.Keep(intent with { Status = Intent.Succeeded, Received = amount });
        work.Announce("charge.captured", captured);
        work.Announce("payment_intent.succeeded", settled);
        return (settled, null);
    }

    /// <summary>Gives an authorisation back; also ends an intent that has none yet, with its checkout.</summary>
    public static Intent Release(Work work, Intent intent, string? reason)
    {
        if (intent.Status == Intent.NeedsCapture && work.Books.Find<Charge>(intent.LatestChargeId) is { } charge)
        {
            work.Books.Keep(charge with { Released = true });
        }

        var canceled = work.Books.Keep(intent with { Status = Intent.Canceled, CanceledAt = work.Now, CancellationReason = reason, Challenge = null });
        if (work.Books.Get<Session>(intent.SessionId) is { Status: Session.Open } session)
        {
            work.Announce("checkout.session.expired", work.Books.Keep(session with { Status = Session.Expired }));
        }

        work.Announce("payment_intent.canceled", canceled);
        return canceled;
    }
}
