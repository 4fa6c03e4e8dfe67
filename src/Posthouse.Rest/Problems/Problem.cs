using System.Collections.Immutable;
using Grpc.Core;

namespace Posthouse.Rest.Problems;

/// <summary>Why a request failed, as <c>application/problem+json</c> (RFC 9457) tells it.</summary>
internal sealed record Problem(int Status, StatusCode Code, string Detail)
{
    /// <summary>What went wrong, for programs; <see langword="null"/> when nothing is said.</summary>
    public string? Reason { get; init; }

    /// <summary>What went wrong, in few words that are the same whenever it does.</summary>
    public string? Title { get; init; }

    /// <summary>Every field of the request that breaks a rule.</summary>
    public ImmutableArray<Violation> Violations { get; init; } = [];

    /// <summary>When to try again, in whole seconds; <see langword="null"/> when nothing is said.</summary>
    public int? RetryAfterSeconds { get; init; }

    /// <summary>The content codings that are taken, for 415; <see langword="null"/> when another thing is the matter.</summary>
    public string? AcceptEncoding { get; init; }

    /// <summary>The methods that the path takes, for 405.</summary>
    public string? Allow { get; init; }
}

/// <summary>A field of the request and the rule that it breaks.</summary>
internal sealed record Violation(string Field, string Description);

/// <summary>A request that is refused before anything is called.</summary>
internal sealed class RefusedRequestException(Problem problem) : Exception(problem.Detail)
{
    public Problem Problem { get; } = problem;
}
