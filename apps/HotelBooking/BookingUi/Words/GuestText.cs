using System.Globalization;
using HotelBooking.Stays.Guests;

namespace HotelBooking.BookingUi.Words;

/// <summary>Guests, rooms and nights in words.</summary>
internal static class GuestText
{
    /// <summary><c>2 adults, 1 child, 1 room</c>.</summary>
    public static string WithRooms(IReadOnlyCollection<RoomGuests> rooms) => $"{Guests(rooms)}, {Count(rooms.Count, "room")}";

    /// <summary><c>2 adults, 1 child</c>.</summary>
    public static string Guests(IReadOnlyCollection<RoomGuests> rooms)
    {
        var (adults, children) = (rooms.Sum(room => room.Adults), rooms.Sum(room => room.ChildAges.Count));
        return Count(adults, "adult") + (children == 0 ? "" : ", " + Count(children, "child", "children"));
    }

    /// <summary>One room: <c>2 adults, children of 5 and 9</c>.</summary>
    public static string Room(RoomGuests room) => Count(room.Adults, "adult") + room.ChildAges.Count switch
    {
        0 => "",
        1 => $", 1 child of {Age(room.ChildAges[0])}",
        _ => $", children of {string.Join(", ", room.ChildAges.SkipLast(1).Select(Age))} and {Age(room.ChildAges[^1])}",
    };

    /// <summary><c>1 night</c>, <c>3 nights</c>.</summary>
    public static string Count(int count, string one, string? several = null) =>
        string.Create(CultureInfo.InvariantCulture, $"{count:#,0} {(count == 1 ? one : several ?? one + "s")}");

    private static string Age(int years) => years == 0 ? "under 1" : years.ToString(CultureInfo.InvariantCulture);
}
