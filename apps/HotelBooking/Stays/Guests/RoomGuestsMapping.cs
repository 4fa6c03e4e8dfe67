using Wire = HotelBooking.Contracts.Stays.V1;

namespace HotelBooking.Stays.Guests;

/// <summary>Guests of rooms on the wire.</summary>
public static class RoomGuestsMapping
{
    /// <summary>The guests of a room as a message.</summary>
    /// <param name="guests">The guests.</param>
    public static Wire.RoomOccupancy ToProto(this RoomGuests guests) => new() { Adults = guests.Adults, ChildAges = { guests.ChildAges } };

    /// <summary>Reads the guests of a room from a message that was validated.</summary>
    /// <param name="wire">The message.</param>
    public static RoomGuests ToRoomGuests(this Wire.RoomOccupancy wire) => new(wire.Adults, [.. wire.ChildAges]);

    /// <summary>Reads the guests of all rooms.</summary>
    /// <param name="wire">The messages.</param>
    public static IReadOnlyList<RoomGuests> ToRoomGuests(this IEnumerable<Wire.RoomOccupancy> wire) => [.. wire.Select(room => room.ToRoomGuests())];
}
