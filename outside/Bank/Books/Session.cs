using System.Collections.Immutable;

namespace Bank.Books;

/// <summary>A checkout: what is to be paid on the hosted card page, and where the guest goes afterwards.</summary>
public sealed record Session : Entry
{
    public const string Open = "open";
    public const string Complete = "complete";
    public const string Expired = "expired";

    public string Status { get; init; } = Open;

    public required string Currency { get; init; }

    public required ImmutableArray<LineItem> Items { get; init; }

    public required string SuccessUrl { get; init; }

    public string? CancelUrl { get; init; }

    public required long ExpiresAt { get; init; }

    public required string CaptureMethod { get; init; }

    public string? Description { get; init; }

    public string? ClientReferenceId { get; init; }

    public string? CustomerEmail { get; init; }

    public string? CustomerName { get; init; }

    public string? Locale { get; init; }

    public string? IntentId { get; init; }

    public ImmutableSortedDictionary<string, string> Labels { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    public ImmutableSortedDictionary<string, string> IntentLabels { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    public long Sum() => Items.Sum(item => checked(item.UnitAmount * item.Quantity));

    public string ReturnAddress() => SuccessUrl.Replace("{CHECKOUT_SESSION_ID}", Id, StringComparison.Ordinal);
}

/// <summary>One line of a checkout; amounts in the currency's smallest unit.</summary>
public sealed record LineItem(string Id, string Name, string? Description, long UnitAmount, long Quantity);
