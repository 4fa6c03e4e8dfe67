using System.Text.Json;

namespace Posthouse.Payments.Bank;

/// <summary>A page at the bank, and the payment behind it once a card was tried.</summary>
internal sealed record BankCheckout(string Id, string Status, string? Url, BankIntent? Intent)
{
    public const string Expired = "expired";

    public static BankCheckout From(JsonElement answer) => new(
        answer.Text("id")!, answer.Text("status")!, answer.Text("url"), answer.Child("payment_intent") is { } intent ? BankIntent.From(intent) : null);
}

/// <summary>A payment as the bank has it.</summary>
internal sealed record BankIntent(string Id, string Status, long Received, string Card, string DeclineCode, string? ChargeId)
{
    public const string NeedsCapture = "requires_capture";
    public const string Succeeded = "succeeded";
    public const string Canceled = "canceled";

    public static BankIntent From(JsonElement answer)
    {
        var charge = answer.Child("latest_charge");
        var card = charge?.Child("payment_method_details")?.Child("card");
        var error = answer.Child("last_payment_error");
        return new BankIntent(
            answer.Text("id")!,
            answer.Text("status")!,
            answer.GetProperty("amount_received").GetInt64(),
            card is { } known ? CardNames.Show(known.Text("brand"), known.Text("last4")) : "",
            error?.Text("decline_code") ?? error?.Text("code") ?? "",
            charge?.Text("id"));
    }
}

/// <summary>A refund as the bank has it.</summary>
internal sealed record BankRefund(string Id, string Status, string? OurId)
{
    public const string Succeeded = "succeeded";
    public const string Failed = "failed";
    public const string Canceled = "canceled";

    public static BankRefund From(JsonElement answer) => new(
        answer.Text("id")!, answer.Text("status") ?? "", answer.Child("metadata")?.Text(BankDesk.RefundLabel));
}

/// <summary>Reads the bank's objects; what is missing or null is <see langword="null"/>.</summary>
internal static class BankJson
{
    public static string? Text(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    /// <summary>A nested object; an id in its place is none.</summary>
    public static JsonElement? Child(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Object ? value : null;
}
