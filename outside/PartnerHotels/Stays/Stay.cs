using System.Runtime.InteropServices;

namespace PartnerHotels.Stays;

/// <summary>From the day of arrival to, but not including, the day of departure; days of the hotel.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Stay(DateOnly CheckIn, DateOnly CheckOut)
{
    private const int MostNights = 30;

    public int Nights => CheckOut.DayNumber - CheckIn.DayNumber;

    public bool IsPossible => Nights is >= 1 and <= MostNights;

    public IEnumerable<DateOnly> Days()
    {
        for (var day = CheckIn; day < CheckOut; day = day.AddDays(1))
        {
            yield return day;
        }
    }
}
