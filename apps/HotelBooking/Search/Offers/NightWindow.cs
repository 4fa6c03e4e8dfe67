using HotelBooking.Stays;
using HotelBooking.Stays.Selling;

namespace HotelBooking.Search.Offers;

/// <summary>Consecutive nights of a room type, as the read model has them; a night without a row is not sold.</summary>
internal sealed class NightWindow
{
    private readonly int _first;
    private readonly NightForSale[] _nights;
    private readonly bool[] _hasRow;

    public NightWindow(DateOnly first, int count)
    {
        _first = first.DayNumber;
        _nights = new NightForSale[count];
        _hasRow = new bool[count];
        Array.Fill(_nights, NightForSale.Missing);
    }

    /// <summary>Takes a row.</summary>
    public void Set(int dayNumber, NightForSale night)
    {
        _nights[dayNumber - _first] = night;
        _hasRow[dayNumber - _first] = true;
    }

    /// <summary>Whether the window has all rows that a stay depends on: its nights and the day of departure.</summary>
    public bool Covers(StayDates dates) => dates.CheckIn.DayNumber >= _first && dates.CheckOut.DayNumber - _first < _nights.Length;

    /// <summary>The rows of a stay. The restriction of the day of departure holds only where that day has a row.</summary>
    public StayNights Of(StayDates dates)
    {
        var from = dates.CheckIn.DayNumber - _first;
        var departure = from + dates.Count;
        return new StayNights(_nights.AsSpan(from, dates.Count), _hasRow[departure] ? _nights[departure].Restrictions : NightRestrictions.None);
    }

    /// <summary>The price of each night of a stay.</summary>
    public long[] Prices(StayDates dates)
    {
        var prices = new long[dates.Count];
        var nights = Of(dates).Nights;
        for (var at = 0; at < prices.Length; at++)
        {
            prices[at] = nights[at].PriceMinor;
        }

        return prices;
    }
}
