using Wire = HotelBooking.Contracts.Reservations.V1;

namespace HotelBooking.Stays.Selling;

/// <summary>Nights of room types on the wire.</summary>
public static class RoomNightsMapping
{
    /// <summary>Adds the next night to a run of consecutive ones.</summary>
    /// <param name="wire">The run.</param>
    /// <param name="night">The night after its last one.</param>
    public static void Add(this Wire.RoomNights wire, NightForSale night)
    {
        ArgumentNullException.ThrowIfNull(wire);
        wire.Free.Add(night.Free);
        wire.PriceMinor.Add(night.PriceMinor);
        wire.MinStay.Add(night.MinStay);
        wire.MaxStay.Add(night.MaxStay);
        wire.Restrictions.Add((int)night.Restrictions);
    }

    /// <summary>Reads one night of a run.</summary>
    /// <param name="wire">The run.</param>
    /// <param name="at">Which one, from 0 on.</param>
    public static NightForSale NightAt(this Wire.RoomNights wire, int at)
    {
        ArgumentNullException.ThrowIfNull(wire);
        return new NightForSale(wire.Free[at], wire.PriceMinor[at], wire.MinStay[at], wire.MaxStay[at], (NightRestrictions)wire.Restrictions[at]);
    }
}
