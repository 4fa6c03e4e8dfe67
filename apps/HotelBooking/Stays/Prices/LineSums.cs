using HotelBooking.Stays.Terms;
using Posthouse.Values;

namespace HotelBooking.Stays.Prices;

/// <summary>Adds lines up as they come.</summary>
internal sealed class LineSums : IPriceSink
{
    private long _now;
    private long _atProperty;

    public StayTotals Totals(Currency currency) => new(new Money(_now, currency), new Money(_atProperty, currency));

    public void Night(int room, DateOnly night, long minor) => _now = checked(_now + minor);

    public void Guests(int room, GuestCharge charge, int count, long minor) => _now = checked(_now + minor);

    public void Tax(TaxTerms tax, TaxedGuests guests, int nights, long minor)
    {
        if (tax.IsWithinPrices())
        {
            return;
        }

        if (tax.AtProperty)
        {
            _atProperty = checked(_atProperty + minor);
        }
        else
        {
            _now = checked(_now + minor);
        }
    }
}
