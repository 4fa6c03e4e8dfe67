namespace HotelBooking.FictionalHotels.Rooms;

/// <summary>A kind of room of a hotel.</summary>
/// <param name="RoomTypeId">Unique over all hotels: <c>h000123-dbl</c>.</param>
/// <param name="Name">Its name for guests.</param>
/// <param name="Beds">Beds: <c>1 double bed</c>.</param>
/// <param name="SquareMeters">Its size.</param>
public sealed record RoomKind(string RoomTypeId, string Name, string Beds, int SquareMeters)
{
    /// <summary>Most guests, children counted.</summary>
    public required int MaxGuests { get; init; }

    /// <summary>Most adults.</summary>
    public required int MaxAdults { get; init; }

    /// <summary>Most children.</summary>
    public required int MaxChildren { get; init; }

    /// <summary>Guests whom the price covers.</summary>
    public required int GuestsCovered { get; init; }

    /// <summary>Codes of its amenities.</summary>
    public required IReadOnlyList<string> Amenities { get; init; }

    /// <summary>Whether it can be reached and used without steps.</summary>
    public required bool StepFree { get; init; }

    /// <summary>How many there are.</summary>
    public required int Rooms { get; init; }

    /// <summary>Its price in hundredths of that of a double room.</summary>
    public required int PricePercent { get; init; }
}
