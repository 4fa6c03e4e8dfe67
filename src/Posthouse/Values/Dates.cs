using System.Diagnostics.CodeAnalysis;
using Wire = Google.Type.Date;

namespace Posthouse.Values;

/// <summary>Calendar dates on the wire.</summary>
public static class Dates
{
    /// <summary>The date as a message.</summary>
    /// <param name="date">The date.</param>
    public static Wire ToProto(this DateOnly date) => new() { Year = date.Year, Month = date.Month, Day = date.Day };

    /// <summary>Reads a date from a message, if the calendar has it.</summary>
    /// <param name="wire">The message; may be missing.</param>
    /// <param name="date">The date.</param>
    public static bool TryToDateOnly([NotNullWhen(true)] this Wire? wire, out DateOnly date)
    {
        date = default;
        if (wire is null || wire.Year is < 1 or > 9999 || wire.Month is < 1 or > 12 || wire.Day < 1 || wire.Day > DateTime.DaysInMonth(wire.Year, wire.Month))
        {
            return false;
        }

        date = new DateOnly(wire.Year, wire.Month, wire.Day);
        return true;
    }

    /// <summary>Reads a date from a message.</summary>
    /// <param name="wire">The message.</param>
    /// <exception cref="FormatException">The calendar has no such date.</exception>
    public static DateOnly ToDateOnly(this Wire wire) => wire.TryToDateOnly(out var date)
        ? date
        : throw new FormatException($"{wire.Year}-{wire.Month}-{wire.Day} is no date of the calendar.");
}
