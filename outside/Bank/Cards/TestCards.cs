using System.Collections.Immutable;
using Bank.Books;

namespace Bank.Cards;

/// <summary>A card number that the bank knows, and what it does.</summary>
internal sealed record TestCard(string Number, string Behaviour, string Effect);

/// <summary>The cards that can be typed into the card page. Where the real service has a number for the same case, it is the same number.</summary>
internal static class TestCards
{
    public static readonly ImmutableArray<TestCard> All =
    [
        new("4242424242424242", Behaviours.Pays, "Pays."),
        new("5555555555554444", Behaviours.Pays, "Pays (Mastercard)."),
        new("378282246310005", Behaviours.Pays, "Pays (American Express; four-digit code)."),
        new("4000002760003184", Behaviours.Challenge, "The card’s bank asks (3-D Secure); approve and it pays."),
        new("4000008400001629", Behaviours.ChallengeThenDeclined, "The card’s bank asks, then declines all the same."),
        new("4000000000000002", Behaviours.Declined, "Declined, no reason given."),
        new("4000000000009995", Behaviours.NoFunds, "Declined: not enough money."),
        new("4000000000009987", Behaviours.Lost, "Declined: reported as lost."),
        new("4000000000000069", Behaviours.Expired, "Declined: expired."),
        new("4000000000000127", Behaviours.WrongCode, "Declined: wrong security code."),
        new("4000000000000119", Behaviours.ProcessingError, "Fails while it is processed; the next try may work."),
        new("4000000000007015", Behaviours.CaptureFails, "Is authorised, but the capture fails."),
        new("4000000000005126", Behaviours.RefundFails, "Pays; a refund is accepted, and fails a moment later."),
        new("4000000000007726", Behaviours.RefundPending, "Pays; a refund stays pending for a moment, then succeeds."),
    ];

    public static string BehaviourOf(string number) =>
        All.FirstOrDefault(card => card.Number == number)?.Behaviour ?? Behaviours.NotATestCard;

    /// <summary>Why an attempt is refused; <see langword="null"/> when it is not.</summary>
    public static Refusal? RefusalOf(string behaviour) => behaviour switch
    {
        Behaviours.Declined or Behaviours.ChallengeThenDeclined => new("card_declined", "generic_decline", "Your card was declined.", null),
        Behaviours.NoFunds => new("card_declined", "insufficient_funds", "Your card has insufficient funds.", null),
        Behaviours.Lost => new("card_declined", "lost_card", "Your card was declined.", null),
        Behaviours.Expired => new("expired_card", "expired_card", "Your card has expired.", "exp_month"),
        Behaviours.WrongCode => new("incorrect_cvc", "incorrect_cvc", "Your card's security code is incorrect.", "cvc"),
        Behaviours.ProcessingError => new("processing_error", null, "An error occurred while processing your card. Try again in a little bit.", null),
        Behaviours.NotATestCard => new("card_declined", "test_mode_live_card", "Your card was declined. This is a stand-in bank: it takes test cards only.", null),
        _ => null,
    };
}
