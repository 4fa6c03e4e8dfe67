using HotelBooking.Stays.Terms;

namespace HotelBooking.Stays.Prices;

/// <summary>Takes the lines of a price as they are computed: one taker adds them up, the other puts them into words.</summary>
internal interface IPriceSink
{
    /// <summary>A room for a night.</summary>
    void Night(int room, DateOnly night, long minor);

    /// <summary>Guests beyond those that the room's price covers, over all nights.</summary>
    void Guests(int room, GuestCharge charge, int count, long minor);

    /// <summary>A tax or a fee over the whole stay.</summary>
    void Tax(TaxTerms tax, TaxedGuests guests, int nights, long minor);
}
