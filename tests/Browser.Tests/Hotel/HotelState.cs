namespace Browser.Tests.Hotel;

/// <summary>What the pages of the hotel search can show.</summary>
public enum HotelState
{
    Home,
    Suggesting,
    ChoosingDate,
    ChoosingGuests,
    WhichPlace,
    NoPlace,
    Results,
    Filtered,
    FilterOpen,
    Partial,
    Nothing,
    Hotel,
    HotelOpened,
    HotelFull,
    Help,
    NotFound,
    Away,
}
