using Posthouse.Components;

namespace HotelBooking.Search;

/// <summary>How hotels are searched. Configuration section <c>Search</c>.</summary>
public sealed record SearchOptions : ICheckedOptions
{
    /// <summary>How long partners may take before results are shown without them. Default 3 s; 1 ms to 30 s.</summary>
    public TimeSpan PartnerBudget { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>How long further pages of a result can be turned to. Default 15 min; 1 s to 1 day.</summary>
    public TimeSpan PageLife { get; init; } = TimeSpan.FromMinutes(15);

    /// <inheritdoc/>
    public IReadOnlyList<string> Problems() =>
    [
        .. PartnerBudget < TimeSpan.FromMilliseconds(1) || PartnerBudget > TimeSpan.FromSeconds(30) ? [$"Search:PartnerBudget is {PartnerBudget}: give 1 ms to 30 s."] : Array.Empty<string>(),
        .. PageLife < TimeSpan.FromSeconds(1) || PageLife > TimeSpan.FromDays(1) ? [$"Search:PageLife is {PageLife}: give 1 s to 1 day."] : Array.Empty<string>(),
    ];
}
