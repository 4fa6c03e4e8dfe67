namespace HotelBooking.Stays.Terms;

/// <summary>Conditions under which rooms are sold. Amounts are minor units of the hotel's currency.</summary>
/// <param name="RatePlanId">The plan, unique in its hotel, for example <c>flex-breakfast</c>.</param>
/// <param name="Name">Its name for guests, for example "Flexible, with breakfast".</param>
/// <param name="Board">What is served.</param>
public sealed record RatePlan(string RatePlanId, string Name, Board Board)
{
    /// <summary>Adjustment of the night's price in hundredths of a percent, for example -1000 for ten percent less.</summary>
    public required int AdjustmentBasisPoints { get; init; }

    /// <summary>Supplement for each adult and night for meals.</summary>
    public required long AdultSupplementMinor { get; init; }

    /// <summary>Supplement for each paying child and night for meals.</summary>
    public required long ChildSupplementMinor { get; init; }

    /// <summary>Fewest days between booking and check-in, in hotel time; 0 allows booking on the day.</summary>
    public int MinDaysAhead { get; init; }

    /// <summary>Most days between booking and check-in, in hotel time; 0 for no bound.</summary>
    public int MaxDaysAhead { get; init; }

    /// <summary>Rules of cancelling, from the earliest deadline to the latest; none means free until check-in.</summary>
    public required IReadOnlyList<CancellationRule> Cancellation { get; init; }

    /// <summary>What is kept of the amount charged when booking if the guest does not come, in hundredths of a percent.</summary>
    public required int NoShowBasisPoints { get; init; }
}
