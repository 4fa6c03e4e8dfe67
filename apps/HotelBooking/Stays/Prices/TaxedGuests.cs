using System.Runtime.InteropServices;

namespace HotelBooking.Stays.Prices;

/// <summary>Whom a tax counts.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct TaxedGuests(int Adults, int Children)
{
    public int Count => Adults + Children;
}
