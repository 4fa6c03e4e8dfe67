using Posthouse.Storage;

namespace Posthouse.Jobs;

/// <summary>How one job is to be run.</summary>
public sealed record JobOptions
{
    /// <summary>Earliest time of the first attempt, UTC. Default: at once.</summary>
    public DateTimeOffset? DueAt { get; init; }

    /// <summary>Attempts before the job is parked among the dead ones. Default: <see cref="JobRunnerOptions.MaxAttempts"/>; 1 to 1,000.</summary>
    public int? MaxAttempts { get; init; }

    /// <summary>When a job of the same kind and key is not done yet, nothing is enqueued and its id is returned. Default: none.</summary>
    public string? Key { get; init; }

    /// <summary>Lists what is wrong with the options, each with its mend; empty when nothing is.</summary>
    public IReadOnlyList<string> Problems() => new OptionProblems(nameof(JobOptions))
        .Range(nameof(MaxAttempts), MaxAttempts ?? 1, 1, 1_000)
        .When(Key is { Length: 0 or > 200 }, $"{nameof(Key)} has {Key?.Length} characters: give 1 to 200, or null.")
        .All;
}
