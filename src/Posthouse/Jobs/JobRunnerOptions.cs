using Posthouse.Storage;

namespace Posthouse.Jobs;

/// <summary>How a component's jobs are run.</summary>
public sealed record JobRunnerOptions
{
    /// <summary>Most jobs of the component that run at once in one process. Default 8; 1 to 1,000.</summary>
    public int Concurrency { get; init; } = 8;

    /// <summary>Attempts before a job is parked among the dead ones. Default 20; 1 to 1,000.</summary>
    public int MaxAttempts { get; init; } = 20;

    /// <summary>How long a job belongs to the process that runs it unless renewed, which happens every third of it. Default 30 s; 1 s to 1 h.</summary>
    public TimeSpan Lease { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Wait after the first failure; doubles with each further one, each drawn between half and all of it. Default 1 s; 1 ms to 1 h.</summary>
    public TimeSpan FirstDelay { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Longest wait between attempts. Default 5 min; at least <see cref="FirstDelay"/>, at most 1 day.</summary>
    public TimeSpan LongestDelay { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>How often to look for jobs that another process enqueued in the same database. Default 1 s; 10 ms to 1 h.</summary>
    public TimeSpan PollInterval { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Lists what is wrong with the options, each with its mend; empty when nothing is.</summary>
    public IReadOnlyList<string> Problems() => new OptionProblems(nameof(JobRunnerOptions))
        .Range(nameof(Concurrency), Concurrency, 1, 1_000)
        .Range(nameof(MaxAttempts), MaxAttempts, 1, 1_000)
        .Range(nameof(Lease), Lease, TimeSpan.FromSeconds(1), TimeSpan.FromHours(1))
        .Range(nameof(FirstDelay), FirstDelay, TimeSpan.FromMilliseconds(1), TimeSpan.FromHours(1))
        .Range(nameof(LongestDelay), LongestDelay, FirstDelay, TimeSpan.FromDays(1))
        .Range(nameof(PollInterval), PollInterval, TimeSpan.FromMilliseconds(10), TimeSpan.FromHours(1))
        .All;
}
