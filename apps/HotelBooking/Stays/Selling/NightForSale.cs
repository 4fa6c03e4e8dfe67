using System.Runtime.InteropServices;

namespace HotelBooking.Stays.Selling;

/// <summary>One night of a room type as it can be sold now.</summary>
/// <param name="Free">Rooms left; never negative.</param>
/// <param name="PriceMinor">Price of a room in minor units of the hotel's currency, before the plan's adjustment.</param>
/// <param name="MinStay">Fewest nights for an arrival on this day, from 1 on.</param>
/// <param name="MaxStay">Most nights for an arrival on this day; 0 for no bound.</param>
/// <param name="Restrictions">What is not sold.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct NightForSale(int Free, long PriceMinor, int MinStay, int MaxStay, NightRestrictions Restrictions)
{
    /// <summary>A night for which there is no row: it is not sold.</summary>
    public static NightForSale Missing { get; } = new(0, 0, 1, 0, NightRestrictions.Closed);
}
