using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using HotelBooking.Stays.Guests;

namespace HotelBooking.BookingUi.Criteria;

/// <summary>
/// Who sleeps in which room, as addresses carry it: <c>2-5.9_1</c> is a room with 2 adults and children of 5 and 9, and a room with 1 adult.
/// </summary>
internal static class RoomsText
{
    public const int MostRooms = 9;
    public const int MostAdults = 9;
    public const int MostChildren = 8;
    public const int OldestChild = 17;

    /// <summary>Two adults in one room.</summary>
    public static ImmutableArray<RoomGuests> Default { get; } = [new RoomGuests(2, [])];

    public static string Write(IEnumerable<RoomGuests> rooms) => string.Join('_', rooms.Select(room =>
        string.Create(CultureInfo.InvariantCulture, $"{room.Adults}{(room.ChildAges.Count == 0 ? "" : "-")}{string.Join('.', room.ChildAges)}")));

    /// <summary>Reads it; everything that does not fit into rooms that we sell is refused.</summary>
    public static bool TryRead([NotNullWhen(true)] string? text, out ImmutableArray<RoomGuests> rooms)
    {
        rooms = [];
        if (text is null or { Length: > 300 })
        {
            return false;
        }

        var parts = text.Split('_');
        var read = parts.Select(Room).OfType<RoomGuests>().ToImmutableArray();
        rooms = read;
        return read.Length == parts.Length && read.Length <= MostRooms;
    }

    private static RoomGuests? Room(string text)
    {
        var halves = text.Split('-');
        if (halves.Length > 2 || Number(halves[0], 1, MostAdults) is not { } adults)
        {
            return null;
        }

        var ages = halves.Length == 1 ? [] : halves[1].Split('.').Select(age => Number(age, 0, OldestChild)).ToImmutableArray();
        return ages.Length <= MostChildren && ages.All(age => age.HasValue) ? new RoomGuests(adults, [.. ages.Select(age => age!.Value)]) : null;
    }

    private static int? Number(string text, int least, int most) =>
        text.Length <= 2 && text.All(char.IsAsciiDigit) && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number
            : null;
}
