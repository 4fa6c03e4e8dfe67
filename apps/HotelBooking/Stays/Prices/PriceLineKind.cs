namespace HotelBooking.Stays.Prices;

/// <summary>What a line of a price stands for; the numbers are those of the contract.</summary>
public enum PriceLineKind
{
    /// <summary>Nothing was said.</summary>
    Unspecified = 0,

    /// <summary>A room for a night, after the rate plan's adjustment.</summary>
    Night = 1,

    /// <summary>Guests beyond those that the room's price covers, and meals that are charged by guest.</summary>
    ExtraGuest = 2,

    /// <summary>A tax.</summary>
    Tax = 3,

    /// <summary>A fee.</summary>
    Fee = 4,
}
