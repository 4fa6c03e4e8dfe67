using System.Collections.Immutable;

namespace Bank.Books;

/// <summary>The payment of one checkout through all its attempts.</summary>
public sealed record Intent : Entry
{
    public const string NeedsCard = "requires_payment_method";
    public const string NeedsAction = "requires_action";
    public const string NeedsCapture = "requires_capture";
    public const string Succeeded = "succeeded";
    public const string Canceled = "canceled";

    public string Status { get; init; } = NeedsCard;

    public required long Amount { get; init; }

    public required string Currency { get; init; }

    public required string CaptureMethod { get; init; }

    public required string SessionId { get; init; }

    public string? Description { get; init; }

    public long Received { get; init; }

    public string? LatestChargeId { get; init; }

    public long? CanceledAt { get; init; }

    public string? CancellationReason { get; init; }

    public Refusal? LastError { get; init; }

    public Challenge? Challenge { get; init; }

    public ImmutableSortedDictionary<string, string> Labels { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    public long Capturable => Status == NeedsCapture ? Amount : 0;
}

/// <summary>Why an attempt did not go through.</summary>
public sealed record Refusal(string Code, string? DeclineCode, string Message, string? Field);

/// <summary>The card issuer's question to the card holder, open until answered.</summary>
public sealed record Challenge(string Id, Card Card, string HolderName);

/// <summary>What remains of a card once it has been typed in: nothing that it could be charged with elsewhere.</summary>
public sealed record Card(string Brand, string Last4, int ExpiryMonth, int ExpiryYear, string Fingerprint, string Behaviour);
