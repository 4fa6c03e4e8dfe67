using System.Globalization;
using Google.Protobuf.WellKnownTypes;
using HotelBooking.Stays;

namespace HotelBooking.BookingUi.Words;

/// <summary>Days, nights and deadlines in English.</summary>
internal static class DayText
{
    private const string Dash = "–";
    private static readonly CultureInfo English = CultureInfo.InvariantCulture;

    /// <summary><c>Fri 12 Mar 2027</c>.</summary>
    public static string Short(DateOnly day) => day.ToString("ddd d MMM yyyy", English);

    /// <summary><c>Friday, 12 March 2027</c>.</summary>
    public static string Long(DateOnly day) => day.ToString("dddd, d MMMM yyyy", English);

    /// <summary><c>12–15 March</c>, <c>30 March – 2 April</c>; with years when the stay is not within one year.</summary>
    public static string Range(StayDates dates) => Range(dates, "MMMM");

    /// <summary><c>12–15 Mar</c>.</summary>
    public static string ShortRange(StayDates dates) => Range(dates, "MMM");

    /// <summary>A deadline at the hotel: <c>10 March 2027, 18:00 hotel time</c>.</summary>
    /// <param name="instant">The instant.</param>
    /// <param name="timeZone">IANA id of the hotel's zone.</param>
    public static string Deadline(Timestamp instant, string timeZone) => AtHotel(instant, timeZone).ToString("d MMMM yyyy, HH:mm", English) + " hotel time";

    /// <summary>A deadline at the hotel, without its year: <c>10 March, 18:00 hotel time</c>.</summary>
    public static string ShortDeadline(Timestamp instant, string timeZone) => AtHotel(instant, timeZone).ToString("d MMMM, HH:mm", English) + " hotel time";

    /// <summary>A deadline of a stay, its year only when it is not that of the stay: <c>10 March, 18:00 hotel time</c>.</summary>
    public static string Deadline(Timestamp instant, string timeZone, StayDates stay) =>
        AtHotel(instant, timeZone).Year == stay.CheckIn.Year ? ShortDeadline(instant, timeZone) : Deadline(instant, timeZone);

    /// <summary><c>March 2027</c>.</summary>
    public static string Month(DateOnly day) => day.ToString("MMMM yyyy", English);

    /// <summary><c>2027-03-12</c>, for addresses and forms.</summary>
    public static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", English);

    /// <summary>An instant as the clocks of a place show it. A zone that this machine does not know counts as UTC.</summary>
    public static DateTimeOffset AtHotel(Timestamp instant, string timeZone) => TimeZoneInfo.TryFindSystemTimeZoneById(timeZone, out var zone)
        ? TimeZoneInfo.ConvertTime(instant.ToDateTimeOffset(), zone)
        : instant.ToDateTimeOffset();

    /// <summary>Minutes after midnight as a clock shows them: <c>15:00</c>.</summary>
    public static string Clock(int minute) => string.Create(English, $"{minute / 60:00}:{minute % 60:00}");

    private static string Range(StayDates dates, string month)
    {
        var (from, to) = (dates.CheckIn, dates.CheckOut);
        var end = to.ToString($"d {month}", English);
        return (from.Year == to.Year, from.Month == to.Month) switch
        {
            (true, true) => from.Day.ToString(English) + Dash + end,
            (true, false) => $"{from.ToString($"d {month}", English)} {Dash} {end}",
            _ => $"{from.ToString($"d {month} yyyy", English)} {Dash} {to.ToString($"d {month} yyyy", English)}",
        };
    }
}
