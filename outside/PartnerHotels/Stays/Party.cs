using System.Collections.Immutable;
using System.Globalization;

namespace PartnerHotels.Stays;

/// <summary>Who comes, room by room.</summary>
internal sealed record Party(ImmutableArray<RoomGuests> Rooms)
{
    private const int MostRooms = 9;

    public bool IsPossible => Rooms.Length is >= 1 and <= MostRooms && Rooms.All(room => room.Adults is >= 1 and <= 9 && room.Children.Length <= 9 && room.Children.All(age => age is >= 0 and <= 17));

    public int MostGuests => Rooms.Max(room => room.Guests);

    /// <summary>Reads <c>2;1,5,9</c>: two adults, and one adult with children of 5 and 9.</summary>
    /// <returns><see langword="null"/> when it cannot be understood.</returns>
    public static Party? Read(string? text)
    {
        var rooms = new List<RoomGuests>();
        foreach (var room in (text ?? "").Split(';'))
        {
            var numbers = room.Split(',').Select(part => int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1).ToArray();
            if (Array.Exists(numbers, number => number < 0))
            {
                return null;
            }

            rooms.Add(new RoomGuests(numbers[0], [.. numbers[1..]]));
        }

        return new Party([.. rooms]) is { IsPossible: true } party ? party : null;
    }

    public override string ToString() =>
        string.Join(';', Rooms.Select(room => string.Join(',', room.Children.Prepend(room.Adults).Select(number => number.ToString(CultureInfo.InvariantCulture)))));
}

/// <summary>The guests of one room.</summary>
/// <param name="Adults">How many adults.</param>
/// <param name="Children">Ages of the children.</param>
internal sealed record RoomGuests(int Adults, ImmutableArray<int> Children)
{
    public int Guests => Adults + Children.Length;
}
