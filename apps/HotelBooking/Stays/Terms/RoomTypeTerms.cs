namespace HotelBooking.Stays.Terms;

/// <summary>A kind of room that is sold. Amounts are minor units of the hotel's currency.</summary>
/// <param name="RoomTypeId">The room type, unique over all hotels, for example <c>h000123-dbl</c>.</param>
/// <param name="MaxGuests">Most guests in one room, children counted.</param>
/// <param name="MaxAdults">Most adults in one room.</param>
/// <param name="MaxChildren">Most children in one room.</param>
/// <param name="GuestsCovered">Guests whom the price of a night covers.</param>
public sealed record RoomTypeTerms(string RoomTypeId, int MaxGuests, int MaxAdults, int MaxChildren, int GuestsCovered)
{
    /// <summary>For each further adult and night.</summary>
    public required long ExtraAdultMinor { get; init; }

    /// <summary>For each further child and night.</summary>
    public required long ExtraChildMinor { get; init; }

    /// <summary>Children up to this age in years, inclusive, cost nothing and count for <see cref="MaxGuests"/> only; -1 when there is no such age.</summary>
    public required int FreeChildAge { get; init; }
}
