namespace HotelBooking.Stays.Terms;

/// <summary>One night of a room type as the hotel sells it, before anything is taken.</summary>
/// <param name="Night">The night, a date of the hotel's place.</param>
/// <param name="Allotment">Rooms for sale.</param>
/// <param name="PriceMinor">Price of a room in minor units of the hotel's currency, before the plan's adjustment.</param>
public sealed record NightTerms(DateOnly Night, int Allotment, long PriceMinor)
{
    /// <summary>Fewest nights for an arrival on this day, from 1 on.</summary>
    public int MinStay { get; init; } = 1;

    /// <summary>Most nights for an arrival on this day; 0 for no bound.</summary>
    public int MaxStay { get; init; }

    /// <summary>Not sold.</summary>
    public bool Closed { get; init; }

    /// <summary>Nobody arrives on this day.</summary>
    public bool ClosedToArrival { get; init; }

    /// <summary>Nobody departs on this day.</summary>
    public bool ClosedToDeparture { get; init; }
}
