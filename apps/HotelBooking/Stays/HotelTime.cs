using System.Globalization;

namespace HotelBooking.Stays;

/// <summary>Calendar and clock of a hotel's place.</summary>
public static class HotelTime
{
    private static readonly TimeSpan Step = TimeSpan.FromMinutes(1);

    /// <summary>The date that a hotel has at an instant.</summary>
    /// <param name="timeZone">IANA time zone of its place.</param>
    /// <param name="now">The instant.</param>
    /// <exception cref="TimeZoneNotFoundException">No zone has this name.</exception>
    public static DateOnly Today(string timeZone, DateTimeOffset now) => DateOnly.FromDateTime(Local(timeZone, now).DateTime);

    /// <summary>
    /// The instant of a date and time in a hotel's place. A time that the clocks skip is moved forward by what they skip;
    /// of a time that they pass twice it is the later one, which favours the guest.
    /// </summary>
    /// <param name="timeZone">IANA time zone of its place.</param>
    /// <param name="date">The date.</param>
    /// <param name="time">The time of day.</param>
    /// <exception cref="TimeZoneNotFoundException">No zone has this name.</exception>
    public static DateTimeOffset Instant(string timeZone, DateOnly date, TimeOnly time)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(timeZone);
        var local = date.ToDateTime(time);
        return new DateTimeOffset(local, OffsetAt(zone, local)).ToUniversalTime();
    }

    /// <summary>An instant in a hotel's time, for people: <c>Tue 10 March 2027, 18:00 hotel time (UTC+01:00)</c>.</summary>
    /// <param name="timeZone">IANA time zone of its place.</param>
    /// <param name="instant">The instant.</param>
    public static string Words(string timeZone, DateTimeOffset instant)
    {
        var local = Local(timeZone, instant);
        return $"{Words(DateOnly.FromDateTime(local.DateTime))}, {local.ToString("HH:mm", CultureInfo.InvariantCulture)} hotel time (UTC{local.ToString("zzz", CultureInfo.InvariantCulture)})";
    }

    /// <summary>A date for people: <c>Tue 10 March 2027</c>.</summary>
    /// <param name="date">The date.</param>
    public static string Words(DateOnly date) => date.ToString("ddd d MMMM yyyy", CultureInfo.InvariantCulture);

    private static DateTimeOffset Local(string timeZone, DateTimeOffset instant) =>
        TimeZoneInfo.ConvertTime(instant, TimeZoneInfo.FindSystemTimeZoneById(timeZone));

    private static TimeSpan OffsetAt(TimeZoneInfo zone, DateTime local)
    {
        if (zone.IsAmbiguousTime(local))
        {
            return zone.GetAmbiguousTimeOffsets(local).Min();
        }

        // The offset from before the gap moves the time forward by the gap's length.
        var valid = local;
        while (zone.IsInvalidTime(valid))
        {
            valid -= Step;
        }

        return zone.GetUtcOffset(valid);
    }
}
