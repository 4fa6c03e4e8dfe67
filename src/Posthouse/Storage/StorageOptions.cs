namespace Posthouse.Storage;

/// <summary>How components keep their data.</summary>
public sealed record StorageOptions
{
    /// <summary>Folder of the database files, one <c>Component.db</c> each; made when missing. No default: the host gives it.</summary>
    public required string Directory { get; init; }

    /// <summary>Most units of work that wait for the writer of one database; whoever comes later awaits room. Default 10,000; 1 to 1,000,000.</summary>
    public int QueueCapacity { get; init; } = 10_000;

    /// <summary>Most units of work that share one durable commit. Default 256; 1 to 10,000.</summary>
    public int GroupSize { get; init; } = 256;

    /// <summary>Threads that read one database. Default 2; 1 to 64.</summary>
    public int Readers { get; init; } = 2;

    /// <summary>How long to wait for another process that has the same file locked. Default 10 s; 1 ms to 10 min.</summary>
    public TimeSpan BusyTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long to wait at start while another process applies migrations to the same file. Default 1 min; 1 s to 1 h.</summary>
    public TimeSpan MigrationTimeout { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>Lists what is wrong with the options, each with its mend; empty when nothing is.</summary>
    public IReadOnlyList<string> Problems() => new OptionProblems(nameof(StorageOptions))
        .When(string.IsNullOrWhiteSpace(Directory), $"{nameof(Directory)} is empty: give the folder of the database files.")
        .Range(nameof(QueueCapacity), QueueCapacity, 1, 1_000_000)
        .Range(nameof(GroupSize), GroupSize, 1, 10_000)
        .Range(nameof(Readers), Readers, 1, 64)
        .Range(nameof(BusyTimeout), BusyTimeout, TimeSpan.FromMilliseconds(1), TimeSpan.FromMinutes(10))
        .Range(nameof(MigrationTimeout), MigrationTimeout, TimeSpan.FromSeconds(1), TimeSpan.FromHours(1))
        .All;
}
