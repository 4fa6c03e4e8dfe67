namespace HotelBooking.Stays.Terms;

/// <summary>On what a tax or fee is charged; the numbers are those of the contract.</summary>
public enum TaxBasis
{
    /// <summary>Nothing was said.</summary>
    Unspecified = 0,

    /// <summary>A share of the price of nights and extra guests.</summary>
    Percent = 1,

    /// <summary>An amount for each room and stay.</summary>
    RoomStay = 2,

    /// <summary>An amount for each room and night.</summary>
    RoomNight = 3,

    /// <summary>An amount for each person and stay.</summary>
    PersonStay = 4,

    /// <summary>An amount for each person and night.</summary>
    PersonNight = 5,
}
