using Posthouse.Components;

namespace HotelBooking.Partners;

/// <summary>Which partners are asked, and how patiently. Configuration section <c>Partners</c>.</summary>
public sealed record PartnersOptions : ICheckedOptions
{
    /// <summary>Where Meridian answers. Default: none, it is not asked.</summary>
    public Uri? MeridianUrl { get; init; }

    /// <summary>Where Albergo answers. Default: none, it is not asked.</summary>
    public Uri? AlbergoUrl { get; init; }

    /// <summary>Where Nordhus answers. Default: none, it is not asked.</summary>
    public Uri? NordhusUrl { get; init; }

    /// <summary>How long one partner may take to answer a search. Default 2.5 s; 0.1 s to 30 s.</summary>
    public TimeSpan SearchPatience { get; init; } = TimeSpan.FromMilliseconds(2_500);

    /// <summary>How long a search of all partners may take; less when the caller has less time. Default 4 s; 0.1 s to 60 s.</summary>
    public TimeSpan SearchBudget { get; init; } = TimeSpan.FromSeconds(4);

    /// <summary>How long a partner may take to check a price, to book, to tell a booking's state, or to cancel. Default 8 s; 0.1 s to 60 s.</summary>
    public TimeSpan BookingPatience { get; init; } = TimeSpan.FromSeconds(8);

    /// <summary>Largest answer that is read, in bytes. Default 2 MB; 1,000 to 50,000,000.</summary>
    public int MaxAnswerBytes { get; init; } = 2_000_000;

    /// <summary>How many requests one partner gets at a time. Default 16; 1 to 1,000.</summary>
    public int MaxRequestsAtOnce { get; init; } = 16;

    /// <summary>How many searches must have failed within <see cref="FailureWindow"/>, being half of all or more, for the partner to be left alone. Default 5; 2 to 1,000.</summary>
    public int FailuresUntilSkipped { get; init; } = 5;

    /// <summary>Over which time failures are counted. Default 30 s; 1 s to 10 min.</summary>
    public TimeSpan FailureWindow { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a failing partner is left alone before one search tries it again. Default 15 s; 1 s to 10 min.</summary>
    public TimeSpan SkippedFor { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>How long an answer to a search is used again for the same question; spread by a fifth up and down. Default 60 s; 0 keeps nothing; at most 10 min.</summary>
    public TimeSpan AnswersKeptFor { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How long an offer can be quoted after it was found. Default 30 min; 1 min to 24 h.</summary>
    public TimeSpan OfferLifetime { get; init; } = TimeSpan.FromMinutes(30);

    /// <inheritdoc/>
    public IReadOnlyList<string> Problems() =>
    [
        .. Range(nameof(SearchPatience), SearchPatience, TimeSpan.FromMilliseconds(100), TimeSpan.FromSeconds(30)),
        .. Range(nameof(SearchBudget), SearchBudget, TimeSpan.FromMilliseconds(100), TimeSpan.FromSeconds(60)),
        .. Range(nameof(BookingPatience), BookingPatience, TimeSpan.FromMilliseconds(100), TimeSpan.FromSeconds(60)),
        .. Range(nameof(MaxAnswerBytes), MaxAnswerBytes, 1_000, 50_000_000),
        .. Range(nameof(MaxRequestsAtOnce), MaxRequestsAtOnce, 1, 1_000),
        .. Range(nameof(FailuresUntilSkipped), FailuresUntilSkipped, 2, 1_000),
        .. Range(nameof(FailureWindow), FailureWindow, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(10)),
        .. Range(nameof(SkippedFor), SkippedFor, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(10)),
        .. Range(nameof(AnswersKeptFor), AnswersKeptFor, TimeSpan.Zero, TimeSpan.FromMinutes(10)),
        .. Range(nameof(OfferLifetime), OfferLifetime, TimeSpan.FromMinutes(1), TimeSpan.FromHours(24)),
    ];

    private static IEnumerable<string> Range<T>(string name, T value, T least, T most)
        where T : IComparable<T> =>
        value.CompareTo(least) < 0 || value.CompareTo(most) > 0 ? [$"Partners:{name} is {value}: give {least} to {most}."] : [];
}
