namespace Posthouse.Storage;

/// <summary>How long replies are kept for repeated requests.</summary>
public sealed record IdempotencyOptions
{
    /// <summary>How long a key is remembered. Default 24 h; 1 min to 365 days.</summary>
    public TimeSpan KeepFor { get; init; } = TimeSpan.FromHours(24);

    /// <summary>How often forgotten keys are cleared away. Default 15 min; 1 s to 1 day.</summary>
    public TimeSpan CleanUpInterval { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>Lists what is wrong with the options, each with its mend; empty when nothing is.</summary>
    public IReadOnlyList<string> Problems() => new OptionProblems(nameof(IdempotencyOptions))
        .Range(nameof(KeepFor), KeepFor, TimeSpan.FromMinutes(1), TimeSpan.FromDays(365))
        .Range(nameof(CleanUpInterval), CleanUpInterval, TimeSpan.FromSeconds(1), TimeSpan.FromDays(1))
        .All;
}
