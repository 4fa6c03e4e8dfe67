using System.Runtime.InteropServices;
using HotelBooking.Stays.Terms;

namespace HotelBooking.Stays.Guests;

/// <summary>The guests of one room as a hotel counts them: who is an adult there, who is a paying child, who stays for free.</summary>
/// <param name="Adults">Adults, and children old enough to count as such.</param>
/// <param name="PayingChildren">Children who cost something.</param>
/// <param name="FreeChildren">Children who cost nothing and count only for the most guests of a room.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct RoomParty(int Adults, int PayingChildren, int FreeChildren)
{
    /// <summary>All guests of the room.</summary>
    public int Count => Adults + PayingChildren + FreeChildren;

    /// <summary>Counts the guests of a room under the terms of a hotel and a room type.</summary>
    /// <param name="guests">The guests.</param>
    /// <param name="adultAge">Age in years from which a guest counts as an adult.</param>
    /// <param name="freeChildAge">Children up to this age, inclusive, cost nothing; -1 when there is no such age.</param>
    public static RoomParty Of(RoomGuests guests, int adultAge, int freeChildAge)
    {
        ArgumentNullException.ThrowIfNull(guests);
        var (adults, paying, free) = (guests.Adults, 0, 0);
        for (var at = 0; at < guests.ChildAges.Count; at++)
        {
            var age = guests.ChildAges[at];
            if (age <= freeChildAge)
            {
                free++;
            }
            else if (age >= adultAge)
            {
                adults++;
            }
            else
            {
                paying++;
            }
        }

        return new RoomParty(adults, paying, free);
    }

    /// <summary>Whether the guests fit into a room of a type.</summary>
    /// <param name="roomType">The room type.</param>
    public bool Fits(RoomTypeTerms roomType)
    {
        ArgumentNullException.ThrowIfNull(roomType);
        return Count <= roomType.MaxGuests && Adults <= roomType.MaxAdults && PayingChildren <= roomType.MaxChildren;
    }
}
