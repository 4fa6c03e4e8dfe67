namespace HotelBooking.Stays.Selling;

/// <summary>What a hotel does not sell on a date; the numbers are those of the contract.</summary>
[Flags]
public enum NightRestrictions
{
    /// <summary>No restriction.</summary>
    None = 0,

    /// <summary>The night is not sold.</summary>
    Closed = 1,

    /// <summary>Nobody arrives on this day.</summary>
    ClosedToArrival = 2,

    /// <summary>Nobody departs on this day.</summary>
    ClosedToDeparture = 4,
}
