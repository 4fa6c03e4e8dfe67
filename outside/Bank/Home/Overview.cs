using System.Collections.Immutable;
using Bank.Books;
using Bank.Moves;

namespace Bank.Home;

/// <summary>The newest of everything that the merchant has at the bank.</summary>
public sealed record Overview(
    ImmutableArray<Payment> Payments, ImmutableArray<Refund> Refunds, ImmutableArray<Session> Open, ImmutableArray<Notification> Notifications, Switches Switches)
{
    private const int Newest = 50;

    internal static Overview Of(Work work) => new(
        [.. work.Books.Newest<Intent>().Take(Newest).Select(intent => new Payment(intent, work.Books.Find<Charge>(intent.LatestChargeId), work.Books.Get<Session>(intent.SessionId)))],
        [.. work.Books.Newest<Refund>().Take(Newest)],
        [.. work.Books.Newest<Session>().Take(Newest).Where(session => session.Status == Session.Open)],
        [.. work.Books.Newest<Delivery>().Take(Newest).Select(delivery => new Notification(delivery, work.Books.Get<BankEvent>(delivery.EventId).Type))],
        work.Switches);
}

/// <summary>One payment with its last attempt.</summary>
public sealed record Payment(Intent Intent, Charge? Charge, Session Session);

/// <summary>One message to the merchant.</summary>
public sealed record Notification(Delivery Delivery, string Type);
