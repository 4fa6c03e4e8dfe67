using Bank.Books;
using Bank.Cards;

namespace Bank.Moves;

/// <summary>How an attempt on the card page ended.</summary>
internal abstract record Attempt
{
    /// <summary>The checkout is paid, by this attempt or by an earlier one.</summary>
    internal sealed record Paid(Session Session) : Attempt;

    /// <summary>The card's bank asks its holder first.</summary>
    internal sealed record Asked(Challenge Challenge) : Attempt;

    internal sealed record Declined(Refusal Refusal) : Attempt;

    internal sealed record TooLate : Attempt;

    /// <summary>The question was answered before, or another card has been tried since.</summary>
    internal sealed record Outdated : Attempt;
}

/// <summary>What happens on the hosted card page. A checkout is paid once, however many pages, clicks and cards try.</summary>
internal static class Checkouts
{
    public static Attempt Pay(Work work, string sessionId, Card card, string holderName)
    {
        var session = work.Books.Get<Session>(sessionId);
        if (Closed(work, session) is { } closed)
        {
            return closed;
        }

        var intent = IntentOf(work, session);
        if (card.Behaviour is Behaviours.Challenge or Behaviours.ChallengeThenDeclined)
        {
            return Ask(work, intent, card, holderName);
        }

        return TestCards.RefusalOf(card.Behaviour) is { } refusal
            ? Refuse(work, intent, card, holderName, refusal)
            : Authorise(work, intent, card, holderName);
    }

    public static Attempt Answer(Work work, string sessionId, string challengeId, bool approved)
    {
        var session = work.Books.Get<Session>(sessionId);
        if (Closed(work, session) is { } closed)
        {
            return closed;
        }

        if (work.Books.Find<Intent>(session.IntentId) is not { Challenge: { } challenge } intent || challenge.Id != challengeId)
        {
            return new Attempt.Outdated();
        }

        var refusal = approved
            ? TestCards.RefusalOf(challenge.Card.Behaviour)
            : new Refusal("payment_intent_authentication_failure", null, "Your card’s bank could not confirm that it is you.", null);
        return refusal is not null
            ? Refuse(work, intent, challenge.Card, challenge.HolderName, refusal)
            : Authorise(work, intent, challenge.Card, challenge.HolderName);
    }

    /// <summary>Ends a checkout that nobody has paid; the intent behind it can never be paid afterwards.</summary>
    public static Session Expire(Work work, Session session)
    {
        var expired = work.Books.Keep(session with { Status = Session.Expired });
        if (work.Books.Find<Intent>(session.IntentId) is { } intent)
        {
            var canceled = work.Books.Keep(intent with { Status = Intent.Canceled, CanceledAt = work.Now, CancellationReason = "expired", Challenge = null });
            work.Announce("payment_intent.canceled", canceled);
        }

        work.Announce("checkout.session.expired", expired);
        return expired;
    }

    private static Attempt? Closed(Work work, Session session) => session.Status switch
    {
        Session.Complete => new Attempt.Paid(session),
        Session.Expired => new Attempt.TooLate(),
        _ when session.ExpiresAt <= work.Now => ExpireNow(work, session),
        _ => null,
    };

    private static Attempt.TooLate ExpireNow(Work work, Session session)
    {
        Expire(work, session);
        return new Attempt.TooLate();
    }

    private static Intent IntentOf(Work work, Session session)
    {
        if (work.Books.Find<Intent>(session.IntentId) is { } earlier)
        {
            return earlier;
        }

        var intent = work.Books.Keep(new Intent
        {
            Id = Ids.New("pi"),
            Created = work.Now,
            Amount = session.Sum(),
            Currency = session.Currency,
            CaptureMethod = session.CaptureMethod,
            SessionId = session.Id,
            Description = session.Description,
            Labels = session.IntentLabels,
        });
        work.Books.Keep(session with { IntentId = intent.Id });
        work.Announce("payment_intent.created", intent);
        return intent;
    }

    private static Attempt Ask(Work work, Intent intent, Card card, string holderName)
    {
        // A second click brings back the question that the first one raised.
        if (intent.Challenge is { } open && open.Card == card)
        {
            return new Attempt.Asked(open);
        }

        var challenge = new Challenge(Ids.New("chl"), card, holderName);
        var asked = work.Books.Keep(intent with { Status = Intent.NeedsAction, Challenge = challenge, LastError = null });
        work.Announce("payment_intent.requires_action", asked);
        return new Attempt.Asked(challenge);
    }

    private static Attempt.Declined Refuse(Work work, Intent intent, Card card, string holderName, Refusal refusal)
    {
        var charge = work.Books.Keep(ChargeOf(work, intent, card, holderName) with { Failure = refusal });
        var refused = work.Books.Keep(intent with { Status = Intent.NeedsCard, Challenge = null, LastError = refusal, LatestChargeId = charge.Id });
        work.Announce("charge.failed", charge);
        work.Announce("payment_intent.payment_failed", refused);
        return new Attempt.Declined(refusal);
    }

    private static Attempt.Paid Authorise(Work work, Intent intent, Card card, string holderName)
    {
        var captures = intent.CaptureMethod == "automatic";
        var charge = work.Books.Keep(ChargeOf(work, intent, card, holderName) with
        {
            Succeeded = true,
            Captured = captures,
            CapturedAmount = captures ? intent.Amount : 0,
        });
        var authorised = work.Books.Keep(intent with
        {
            Status = captures ? Intent.Succeeded : Intent.NeedsCapture,
            Received = captures ? intent.Amount : 0,
            Challenge = null,
            LastError = null,
            LatestChargeId = charge.Id,
        });
        var session = work.Books.Get<Session>(intent.SessionId);
        var complete = work.Books.Keep(session with { Status = Session.Complete, CustomerName = holderName });
        work.Announce("charge.succeeded", charge);
        work.Announce(captures ? "payment_intent.succeeded" : "payment_intent.amount_capturable_updated", authorised);
        work.Announce("checkout.session.completed", complete);
        return new Attempt.Paid(complete);
    }

    private static Charge ChargeOf(Work work, Intent intent, Card card, string holderName) => new()
    {
        Id = Ids.New("ch"),
        Created = work.Now,
        IntentId = intent.Id,
        Amount = intent.Amount,
        Currency = intent.Currency,
        Card = card,
        HolderName = holderName,
        Email = work.Books.Get<Session>(intent.SessionId).CustomerEmail,
        CaptureBefore = work.Now + (work.Switches.AuthorizationDays * 86_400L),
    };
}
