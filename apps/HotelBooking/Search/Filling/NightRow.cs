namespace HotelBooking.Search.Filling;

/// <summary>A night of a room type as it is kept; the night is a day number.</summary>
internal sealed record NightRow(int RoomKey, int Night, int Free, long PriceMinor)
{
    public required int MinStay { get; init; }

    public required int MaxStay { get; init; }

    public required int Restrictions { get; init; }
}
