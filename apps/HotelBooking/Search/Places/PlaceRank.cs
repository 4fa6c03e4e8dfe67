using HotelBooking.Contracts.Search.V1;

namespace HotelBooking.Search.Places;

/// <summary>How much a place is looked for: a hundred for each power of ten of its people, and some for its hotels.</summary>
internal static class PlaceRank
{
    /// <summary>Taken off where only the end of a name was typed.</summary>
    public const int EndOfName = 60;

    /// <summary>Put on where a name was typed to its end.</summary>
    public const int WholeName = 250;

    /// <summary>Taken off where the plain name goes on behind what was typed: who has it for a plain name comes first unless far fewer people live there.</summary>
    public const int NotItsPlainName = 100;

    public static int Of(PlaceRow row)
    {
        var people = (int)(100 * Math.Log10(row.Population + 1));
        return (PlaceKind)row.Kind switch
        {
            PlaceKind.City => people + (12 * Math.Min(row.Hotels, 8)),
            PlaceKind.Region => people - 130,
            PlaceKind.Country => people - 60,
            _ => 260,
        };
    }
}
