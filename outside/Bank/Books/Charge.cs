namespace Bank.Books;

/// <summary>One attempt to take money from a card.</summary>
public sealed record Charge : Entry
{
    public required string IntentId { get; init; }

    public required long Amount { get; init; }

    public required string Currency { get; init; }

    public required Card Card { get; init; }

    public required string HolderName { get; init; }

    public string? Email { get; init; }

    public bool Succeeded { get; init; }

    public bool Captured { get; init; }

    public long CapturedAmount { get; init; }

    public long RefundedAmount { get; init; }

    /// <summary>The authorisation was given back without a capture.</summary>
    public bool Released { get; init; }

    public long CaptureBefore { get; init; }

    public Refusal? Failure { get; init; }
}

/// <summary>Money on its way back to the card.</summary>
public sealed record Refund : Entry
{
    public const string Pending = "pending";
    public const string Done = "succeeded";
    public const string Failed = "failed";

    public required string ChargeId { get; init; }

    public required string IntentId { get; init; }

    public required long Amount { get; init; }

    public required string Currency { get; init; }

    public required string Status { get; init; }

    public string? Reason { get; init; }

    public string? FailureReason { get; init; }

    /// <summary>When the state settles by itself, on the bank's clock; 0 when it has.</summary>
    public long SettlesAt { get; init; }

    public System.Collections.Immutable.ImmutableSortedDictionary<string, string> Labels { get; init; } =
        System.Collections.Immutable.ImmutableSortedDictionary<string, string>.Empty;
}
