namespace HotelBooking.Stays.Selling;

/// <summary>The rows of a room type that a stay depends on: those of its nights and that of the day of departure, which is no night of it.</summary>
/// <param name="nights">One row for each night, in order; <see cref="NightForSale.Missing"/> where there is none.</param>
/// <param name="departure">Restrictions of the day of departure; none when it has no row, for nobody sleeps there that night.</param>
public readonly ref struct StayNights(ReadOnlySpan<NightForSale> nights, NightRestrictions departure)
{
    /// <summary>One row for each night, in order.</summary>
    public ReadOnlySpan<NightForSale> Nights { get; } = nights;

    /// <summary>Restrictions of the day of departure.</summary>
    public NightRestrictions Departure { get; } = departure;

    /// <summary>Rooms left over the whole stay.</summary>
    public int Free
    {
        get
        {
            var free = int.MaxValue;
            foreach (var night in Nights)
            {
                free = Math.Min(free, night.Free);
            }

            return free;
        }
    }
}
