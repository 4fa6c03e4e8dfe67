using Posthouse.Components;

namespace Authentication;

/// <summary>How long sessions last, and how much guessing is endured. Configuration section <c>Authentication</c>.</summary>
public sealed record AuthenticationOptions : ICheckedOptions
{
    /// <summary>First words of the site's name, as on the other pages. Default: Posthouse.</summary>
    public string SiteName { get; init; } = "Posthouse";

    /// <summary>Last words of the site's name. Default: Hotels.</summary>
    public string SiteTail { get; init; } = "Hotels";

    /// <summary>How long a session lasts when it is not used. Default 14 days; 5 min to 90 days.</summary>
    public TimeSpan IdleFor { get; init; } = TimeSpan.FromDays(14);

    /// <summary>How long a session lasts however much it is used. Default 90 days; 1 h to 400 days.</summary>
    public TimeSpan EndsAfter { get; init; } = TimeSpan.FromDays(90);

    /// <summary>How many wrong passwords in a row close an account for a while. Default 5; 3 to 100.</summary>
    public int WrongPasswords { get; init; } = 5;

    /// <summary>How long an account stays closed. Default 5 min; 1 s to 24 h.</summary>
    public TimeSpan ClosedFor { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>How many attempts to sign in or up one address of the network has within five minutes. Default 30; 1 to 100,000.</summary>
    public int AttemptsPerAddress { get; init; } = 30;

    /// <inheritdoc/>
    public IReadOnlyList<string> Problems() =>
    [
        .. Range(nameof(IdleFor), IdleFor, TimeSpan.FromMinutes(5), TimeSpan.FromDays(90)),
        .. Range(nameof(EndsAfter), EndsAfter, TimeSpan.FromHours(1), TimeSpan.FromDays(400)),
        .. Range(nameof(WrongPasswords), WrongPasswords, 3, 100),
        .. Range(nameof(ClosedFor), ClosedFor, TimeSpan.FromSeconds(1), TimeSpan.FromHours(24)),
        .. Range(nameof(AttemptsPerAddress), AttemptsPerAddress, 1, 100_000),
    ];

    private static IEnumerable<string> Range<T>(string name, T value, T least, T most)
        where T : IComparable<T> =>
        value.CompareTo(least) < 0 || value.CompareTo(most) > 0 ? [$"Authentication:{name} is {value}: give {least} to {most}."] : [];
}
