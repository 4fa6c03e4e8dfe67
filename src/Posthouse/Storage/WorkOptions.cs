using Posthouse.Events;
using Posthouse.Jobs;

namespace Posthouse.Storage;

/// <summary>How a component's background work is done.</summary>
public sealed record WorkOptions
{
    /// <summary>How facts are followed.</summary>
    public FollowerOptions Followers { get; init; } = new();

    /// <summary>How jobs are run.</summary>
    public JobRunnerOptions Jobs { get; init; } = new();

    /// <summary>How long replies to repeated requests are kept.</summary>
    public IdempotencyOptions Idempotency { get; init; } = new();

    /// <summary>Lists what is wrong with the options, each with its mend; empty when nothing is.</summary>
    public IReadOnlyList<string> Problems() => [.. Followers.Problems(), .. Jobs.Problems(), .. Idempotency.Problems()];
}
