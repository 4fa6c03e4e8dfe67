using System.Text.Json;
using Posthouse.Payments.Bank;
using Posthouse.Payments.Books;

namespace Posthouse.Payments.Webhooks;

/// <summary>What a message of the bank is about. What it says about it does not count: the bank is asked.</summary>
internal sealed record BankEvent(string Id, string Type)
{
    /// <summary>The messages that can be news to us.</summary>
    public static readonly IReadOnlyList<string> Types =
    [
        "checkout.session.completed", "checkout.session.expired", "payment_intent.amount_capturable_updated", "payment_intent.succeeded",
        "payment_intent.payment_failed", "payment_intent.canceled", "charge.refunded", "refund.updated", "refund.failed",
    ];

    public PaymentId? PaymentId { get; private init; }

    public RefundId? RefundId { get; private init; }

    /// <summary>The bank's own ids, for objects that do not carry ours.</summary>
    public string? SessionId { get; private init; }

    public string? IntentId { get; private init; }

    /// <summary>Reads a message.</summary>
    /// <returns><see langword="null"/> when it is none.</returns>
    public static BankEvent? Read(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            var root = document.RootElement;
            if (root.Text("id") is not { Length: > 0 and <= 255 } id || root.Text("type") is not { Length: > 0 and <= 255 } type)
            {
                return null;
            }

            var about = root.Child("data")?.Child("object");
            var kind = about?.Text("object");
            var labels = about?.Child("metadata");
            return new BankEvent(id, type)
            {
                PaymentId = IdOf(labels?.Text(BankDesk.PaymentLabel)) is { } payment ? new PaymentId(payment) : null,
                RefundId = IdOf(labels?.Text(BankDesk.RefundLabel)) is { } refund ? new RefundId(refund) : null,
                SessionId = kind == "checkout.session" ? about?.Text("id") : null,
                IntentId = kind == "payment_intent" ? about?.Text("id") : about?.Text("payment_intent"),
            };
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static Guid? IdOf(string? text) => Guid.TryParse(text, out var id) ? id : null;
}
