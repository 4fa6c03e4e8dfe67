using System.Collections.Frozen;
using System.Globalization;
using Google.Protobuf.Reflection;
using Grpc.Core;
using Grpc.Net.Client;

namespace Posthouse.Grpc.Client;

/// <summary>The retry policy of a channel at work: decides after each failed attempt whether there is another, and when.</summary>
internal sealed class RetryRules
{
    internal const string PreviousAttempts = "grpc-previous-rpc-attempts";
    internal const string Pushback = "grpc-retry-pushback-ms";

    private const double Jitter = 0.2;

    private readonly RetryPolicy _policy;
    private readonly FrozenSet<string> _methods;
    private readonly RetryBudget _budget;
    private readonly Lock _random = new();

    internal RetryRules(RetryPolicy policy)
    {
        _policy = policy;
        _methods = policy.Contracts
            .SelectMany(static service => service.Methods)
            .Where(static method => method.GetOptions()?.IdempotencyLevel is MethodOptions.Types.IdempotencyLevel.NoSideEffects or MethodOptions.Types.IdempotencyLevel.Idempotent)
            .Select(static method => $"/{method.Service.FullName}/{method.Name}")
            .ToFrozenSet(StringComparer.Ordinal);
        _budget = new RetryBudget(policy.MaxTokens, policy.TokenRatio);
    }

    /// <summary>Notes that a call was answered.</summary>
    internal void Succeed() => _budget.Succeed();

    /// <summary>Whether a method may be made again after a failure.</summary>
    /// <param name="method">The method.</param>
    internal bool Covers(IMethod method) => _policy.MaxAttempts > 1 && _methods.Contains(method.FullName);

    /// <summary>Notes a failed attempt and decides what follows.</summary>
    /// <param name="outcome">How the attempt ended, before response headers.</param>
    /// <param name="attempts">How many attempts have been made.</param>
    /// <param name="mayRepeat">Whether contract and call allow another one.</param>
    /// <returns>The wait before the next attempt; null if there is none.</returns>
    internal TimeSpan? Again(CallOutcome outcome, int attempts, bool mayRepeat)
    {
        if (outcome.IsSuccess)
        {
            _budget.Succeed();
            return null;
        }

        var pushback = outcome.Trailers.GetValue(Pushback);
        var forbidden = pushback is not null && !IsWait(pushback, out _);
        if (!forbidden && !(_policy.RetryableStatusCodes.Contains(outcome.Status.StatusCode) && _policy.Applies(outcome.Status, outcome.Trailers)))
        {
            return null;
        }

        _budget.Fail();
        if (forbidden || !mayRepeat || attempts >= _policy.MaxAttempts || !_budget.Allows)
        {
            return null;
        }

        return IsWait(pushback, out var wait) ? wait : Backoff(attempts);
    }

    private static bool IsWait(string? pushback, out TimeSpan wait)
    {
        var isWait = int.TryParse(pushback, NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds);
        wait = TimeSpan.FromMilliseconds(milliseconds);
        return isWait;
    }

    private TimeSpan Backoff(int attempts)
    {
        double chance;
        lock (_random)
        {
            chance = _policy.Random.NextDouble();
        }

        var backoff = Math.Min(
            _policy.InitialBackoff.TotalMilliseconds * Math.Pow(_policy.BackoffMultiplier, attempts - 1), _policy.MaxBackoff.TotalMilliseconds);
        return TimeSpan.FromMilliseconds(backoff * (1 - Jitter + (2 * Jitter * chance)));
    }
}
