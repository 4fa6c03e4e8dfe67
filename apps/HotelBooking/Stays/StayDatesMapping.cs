using System.Diagnostics.CodeAnalysis;
using Posthouse.Values;
using Wire = HotelBooking.Contracts.Stays.V1;

namespace HotelBooking.Stays;

/// <summary>Stay dates on the wire.</summary>
public static class StayDatesMapping
{
    /// <summary>The dates as a message.</summary>
    /// <param name="dates">The dates.</param>
    public static Wire.StayDates ToProto(this StayDates dates) => new() { CheckIn = dates.CheckIn.ToProto(), CheckOut = dates.CheckOut.ToProto() };

    /// <summary>Reads dates from a message, if they are those of a stay: both in the calendar, 1 to <see cref="StayDates.MaxNights"/> nights apart.</summary>
    /// <param name="wire">The message; may be missing.</param>
    /// <param name="dates">The dates.</param>
    public static bool TryToStayDates([NotNullWhen(true)] this Wire.StayDates? wire, out StayDates dates)
    {
        dates = default;
        if (wire is null || !wire.CheckIn.TryToDateOnly(out var checkIn) || !wire.CheckOut.TryToDateOnly(out var checkOut)
            || checkOut.DayNumber - checkIn.DayNumber is < 1 or > StayDates.MaxNights)
        {
            return false;
        }

        dates = new StayDates(checkIn, checkOut);
        return true;
    }

    /// <summary>Reads dates from a message.</summary>
    /// <param name="wire">The message.</param>
    /// <exception cref="FormatException">They are not the dates of a stay.</exception>
    public static StayDates ToStayDates(this Wire.StayDates wire) =>
        wire.TryToStayDates(out var dates) ? dates : throw new FormatException($"{wire} are not the dates of a stay.");
}
