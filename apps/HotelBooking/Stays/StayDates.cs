using System.Runtime.InteropServices;

namespace HotelBooking.Stays;

/// <summary>The nights of a stay, <c>[check-in, check-out)</c>, in dates of the hotel's place. Nothing here is an instant. The default value has no nights.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct StayDates
{
    /// <summary>Most nights of one stay.</summary>
    public const int MaxNights = 30;

    /// <summary>A stay.</summary>
    /// <param name="checkIn">First night, inclusive.</param>
    /// <param name="checkOut">Day of departure, exclusive.</param>
    /// <exception cref="ArgumentException">There is no night, or there are more than <see cref="MaxNights"/>.</exception>
    public StayDates(DateOnly checkIn, DateOnly checkOut)
    {
        var nights = checkOut.DayNumber - checkIn.DayNumber;
        if (nights is < 1 or > MaxNights)
        {
            throw new ArgumentException($"A stay has 1 to {MaxNights} nights, not {nights}.", nameof(checkOut));
        }

        CheckIn = checkIn;
        CheckOut = checkOut;
    }

    /// <summary>First night, inclusive.</summary>
    public DateOnly CheckIn { get; }

    /// <summary>Day of departure, exclusive.</summary>
    public DateOnly CheckOut { get; }

    /// <summary>Number of nights.</summary>
    public int Count => CheckOut.DayNumber - CheckIn.DayNumber;

    /// <summary>The nights in order; the day of departure is none of them.</summary>
    public IEnumerable<DateOnly> Nights
    {
        get
        {
            for (var night = CheckIn; night < CheckOut; night = night.AddDays(1))
            {
                yield return night;
            }
        }
    }

    /// <summary>Whether two stays need the same bed on some night. A departure and an arrival on the same day do not.</summary>
    /// <param name="other">The other stay.</param>
    public bool Overlaps(StayDates other) => CheckIn < other.CheckOut && other.CheckIn < CheckOut;
}
