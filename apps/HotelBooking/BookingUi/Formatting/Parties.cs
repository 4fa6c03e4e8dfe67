using HotelBooking.Contracts.Stays.V1;

namespace HotelBooking.BookingUi.Formatting;

/// <summary>Who sleeps in the rooms, in words.</summary>
internal static class Parties
{
    /// <summary>All rooms together: <c>3 adults, 2 children (5 and 9), 2 rooms</c>.</summary>
    public static string All(IReadOnlyCollection<RoomOccupancy> rooms) =>
        $"{Guests(rooms.Sum(room => room.Adults), [.. rooms.SelectMany(room => room.ChildAges)])}, {Counted.Of(rooms.Count, "room")}";

    /// <summary>One room: <c>2 adults, 1 child (5)</c>.</summary>
    public static string One(RoomOccupancy room) => Guests(room.Adults, [.. room.ChildAges]);

    private static string Guests(int adults, int[] ages)
    {
        var grown = Counted.Of(adults, "adult");
        return ages.Length == 0
            ? grown
            : $"{grown}, {Counted.Of(ages.Length, "child", "children")} ({Counted.Listed([.. ages.Select(age => age == 0 ? "under 1" : $"{age}")])})";
    }
}
