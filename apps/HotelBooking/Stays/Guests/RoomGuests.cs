namespace HotelBooking.Stays.Guests;

/// <summary>Who sleeps in one room.</summary>
/// <param name="Adults">Number of adults, 1 to 9.</param>
/// <param name="ChildAges">Age in years of each child on the day of departure, 0 to 17; at most 8.</param>
public sealed record RoomGuests(int Adults, IReadOnlyList<int> ChildAges)
{
    /// <summary>All guests of the room.</summary>
    public int Count => Adults + ChildAges.Count;

    /// <inheritdoc/>
    public bool Equals(RoomGuests? other) => other is not null && Adults == other.Adults && ChildAges.SequenceEqual(other.ChildAges);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Adults, ChildAges.Count);
}
