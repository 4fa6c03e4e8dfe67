namespace HotelBooking.Stays.Terms;

/// <summary>What is served with the room; the numbers are those of the contract.</summary>
public enum Board
{
    /// <summary>Nothing was said.</summary>
    Unspecified = 0,

    /// <summary>The room alone.</summary>
    RoomOnly = 1,

    /// <summary>With breakfast.</summary>
    Breakfast = 2,

    /// <summary>With breakfast and dinner.</summary>
    HalfBoard = 3,

    /// <summary>With all three meals.</summary>
    FullBoard = 4,

    /// <summary>With all meals and drinks.</summary>
    AllInclusive = 5,
}
