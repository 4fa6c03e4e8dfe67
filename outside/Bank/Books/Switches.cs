using System.Collections.Immutable;

namespace Bank.Books;

/// <summary>What the bank is to do wrong, and how its clock stands; kept like everything else, so that a restart changes nothing.</summary>
public sealed record Switches : Entry
{
    public const string TheOne = "switches";

    public ImmutableArray<CallFault> Calls { get; init; } = [];

    public WebhookFault Webhooks { get; init; } = new();

    /// <summary>How far the bank's clock is ahead of the machine's.</summary>
    public long ClockAheadSeconds { get; init; }

    /// <summary>How long an authorisation may wait for its capture.</summary>
    public int AuthorizationDays { get; init; } = 7;

    /// <summary>Key of the fingerprints of cards.</summary>
    public string FingerprintKey { get; init; } = "";
}

/// <summary>A fault of calls to the interface for programs.</summary>
public sealed record CallFault
{
    public const string TimeoutBefore = "timeout_before_effect";
    public const string TimeoutAfter = "timeout_after_effect";
    public const string DropBefore = "drop_before_effect";
    public const string DropAfter = "drop_after_effect";
    public const string Error = "error_500";
    public const string ErrorAfter = "error_500_after_effect";
    public const string Slow = "slow";

    public static readonly ImmutableArray<string> Kinds = [TimeoutBefore, TimeoutAfter, DropBefore, DropAfter, Error, ErrorAfter, Slow];

    public required string Fault { get; init; }

    /// <summary>Which calls, as the home page lists them; <c>*</c> for all.</summary>
    public string Operation { get; init; } = "*";

    /// <summary>How often still; none for until it is switched off.</summary>
    public int? Times { get; init; }

    /// <summary>How long to be slow, or to leave the caller without an answer.</summary>
    public int Seconds { get; init; } = 30;
}

/// <summary>A fault of the messages to the merchant.</summary>
public sealed record WebhookFault
{
    public const string None = "none";
    public const string Duplicate = "duplicate";
    public const string Late = "late";
    public const string Lost = "lost";
    public const string Reordered = "reordered";

    public static readonly ImmutableArray<string> Modes = [None, Duplicate, Late, Lost, Reordered];

    public string Mode { get; init; } = None;

    /// <summary>How late, or how long messages are gathered before they go in the wrong order.</summary>
    public int Seconds { get; init; } = 5;

    /// <summary>How often each message is sent when they are duplicated.</summary>
    public int Copies { get; init; } = 2;
}
