using Posthouse.Storage;

namespace Posthouse.Events;

/// <summary>How a component follows the facts of others.</summary>
public sealed record FollowerOptions
{
    /// <summary>Most facts whose effects share one transaction. Default 64; 1 to 1,000.</summary>
    public int BatchSize { get; init; } = 64;

    /// <summary>Attempts before a fact is parked among the dead letters and the next one is taken. Default 10; 1 to 1,000.</summary>
    public int MaxAttempts { get; init; } = 10;

    /// <summary>Wait after the first failure (of a fact or of the connection); doubles with each further one, each drawn between half and all of it. Default 200 ms; 1 ms to 1 h.</summary>
    public TimeSpan FirstDelay { get; init; } = TimeSpan.FromMilliseconds(200);

    /// <summary>Longest wait between attempts. Default 10 s; at least <see cref="FirstDelay"/>, at most 1 h.</summary>
    public TimeSpan LongestDelay { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// A cursor that only passed facts of other types is stored when it moved this far, or with the next effect. Default 1,000 positions; 1 to 1,000,000.
    /// </summary>
    public int StoreEvery { get; init; } = 1_000;

    /// <summary>Lists what is wrong with the options, each with its mend; empty when nothing is.</summary>
    public IReadOnlyList<string> Problems() => new OptionProblems(nameof(FollowerOptions))
        .Range(nameof(BatchSize), BatchSize, 1, 1_000)
        .Range(nameof(MaxAttempts), MaxAttempts, 1, 1_000)
        .Range(nameof(FirstDelay), FirstDelay, TimeSpan.FromMilliseconds(1), TimeSpan.FromHours(1))
        .Range(nameof(LongestDelay), LongestDelay, FirstDelay, TimeSpan.FromHours(1))
        .Range(nameof(StoreEvery), StoreEvery, 1, 1_000_000)
        .All;
}
