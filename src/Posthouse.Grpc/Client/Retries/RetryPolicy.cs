using System.Collections.Immutable;
using System.Security.Cryptography;
using Grpc.Core;
using ServiceDescriptor = Google.Protobuf.Reflection.ServiceDescriptor;

namespace Grpc.Net.Client;

/// <summary>
/// Which calls of a channel are made again after a failure, and when. Only methods whose contract says that they may be repeated
/// (<c>idempotency_level</c> NO_SIDE_EFFECTS or IDEMPOTENT) are, only those with one request, and only before response headers have come. The rules are
/// those of the gRPC retry design (proposal A6): a call that is made again says how often it was made before in <c>grpc-previous-rpc-attempts</c>,
/// and a server may set the wait, or forbid another attempt, by the trailer <c>grpc-retry-pushback-ms</c>. No attempt is made that could only begin after the deadline.
/// </summary>
public sealed record RetryPolicy
{
    /// <summary>The contracts that say which methods may be repeated. Default: none, and then nothing is made again.</summary>
    public IReadOnlyCollection<ServiceDescriptor> Contracts { get; init; } = [];

    /// <summary>How often a call is made at most, the first time included; 1 to 10, where 1 repeats nothing. Default: 4.</summary>
    public int MaxAttempts { get; init; } = 4;

    /// <summary>The wait before the second attempt, give or take a fifth. Above zero. Default: 50 ms.</summary>
    public TimeSpan InitialBackoff { get; init; } = TimeSpan.FromMilliseconds(50);

    /// <summary>The longest wait before an attempt, give or take a fifth. Not below the first. Default: 1 s.</summary>
    public TimeSpan MaxBackoff { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How many times longer each wait is than the one before; at least 1. Default: 2.</summary>
    public double BackoffMultiplier { get; init; } = 2;

    /// <summary>The statuses after which a call may be made again. Default: UNAVAILABLE.</summary>
    public ImmutableArray<StatusCode> RetryableStatusCodes { get; init; } = [StatusCode.Unavailable];

    /// <summary>
    /// Whether a failure with such a status, and these trailers, is worth another attempt. Default: always. Not asked where a server forbids it by
    /// <c>grpc-retry-pushback-ms</c>.
    /// </summary>
    public Func<Status, Metadata, bool> Applies { get; init; } = static (_, _) => true;

    /// <summary>
    /// The budget of the channel: it starts with this many tokens, never has more, and loses one for every attempt that fails in a way that might be
    /// repeated. While it has no more than half of them nothing is made again. Above zero, at most 1000. Default: 10.
    /// </summary>
    public int MaxTokens { get; init; } = 10;

    /// <summary>What every success gives back to the budget, in tokens; above zero. Default: 0.1.</summary>
    public double TokenRatio { get; init; } = 0.1;

    /// <summary>Spreads the waits. Default: seeded by the machine.</summary>
    public Random Random { get; init; } = new(RandomNumberGenerator.GetInt32(int.MaxValue));

    internal string? Problem => this switch
    {
        { Contracts: null } => "Retry.Contracts is null.",
        { MaxAttempts: < 1 or > 10 } => "Retry.MaxAttempts is not between 1 and 10.",
        { InitialBackoff.Ticks: <= 0 } => "Retry.InitialBackoff is not above zero.",
        _ when MaxBackoff < InitialBackoff => "Retry.MaxBackoff is below Retry.InitialBackoff.",
        { BackoffMultiplier: not >= 1 } => "Retry.BackoffMultiplier is below 1.",
        { RetryableStatusCodes.IsDefault: true } => "Retry.RetryableStatusCodes is not set.",
        _ when RetryableStatusCodes.Contains(StatusCode.OK) => "Retry.RetryableStatusCodes contains OK.",
        { MaxTokens: < 1 or > 1000 } => "Retry.MaxTokens is not between 1 and 1000.",
        { TokenRatio: not > 0 } => "Retry.TokenRatio is not above zero.",
        { Applies: null } => "Retry.Applies is null.",
        { Random: null } => "Retry.Random is null.",
        _ => null,
    };
}
