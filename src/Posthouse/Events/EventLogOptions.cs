using Posthouse.Storage;

namespace Posthouse.Events;

/// <summary>How a process serves the facts of its components.</summary>
public sealed record EventLogOptions
{
    /// <summary>How often to look for facts that another process wrote to the same database; those of this process are seen at once. Default 500 ms; 10 ms to 1 min.</summary>
    public TimeSpan PollInterval { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>Facts read from the database at a time. Default 256; 1 to 10,000.</summary>
    public int PageSize { get; init; } = 256;

    /// <summary>Lists what is wrong with the options, each with its mend; empty when nothing is.</summary>
    public IReadOnlyList<string> Problems() => new OptionProblems(nameof(EventLogOptions))
        .Range(nameof(PollInterval), PollInterval, TimeSpan.FromMilliseconds(10), TimeSpan.FromMinutes(1))
        .Range(nameof(PageSize), PageSize, 1, 10_000)
        .All;
}
