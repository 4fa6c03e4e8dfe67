using System.Globalization;

namespace HotelBooking.BookingUi.Formatting;

/// <summary>Instants as the clock on the hotel's wall shows them.</summary>
internal static class HotelTime
{
    private static readonly CultureInfo English = CultureInfo.InvariantCulture;

    /// <summary>The instant at the offset of the hotel's place.</summary>
    /// <param name="instant">The instant.</param>
    /// <param name="zone">IANA name of the hotel's time zone.</param>
    public static DateTimeOffset At(DateTimeOffset instant, string zone) =>
        TimeZoneInfo.ConvertTime(instant, TimeZoneInfo.FindSystemTimeZoneById(zone));

    /// <summary><c>14:32</c>.</summary>
    public static string Clock(DateTimeOffset instant, string zone) => At(instant, zone).ToString("HH:mm", English);

    /// <summary><c>Wed 10 March 2027, 18:00</c>.</summary>
    public static string Moment(DateTimeOffset instant, string zone) => At(instant, zone).ToString("ddd d MMMM yyyy, HH:mm", English);

    /// <summary>The instant for the <c>datetime</c> of a <c>time</c> element: <c>2027-03-10T18:00:00Z</c>.</summary>
    public static string Utc(DateTimeOffset instant) => instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", English);

    /// <summary>The zone in words, with its distance from UTC at that instant: <c>Lisbon time, UTC+1</c>.</summary>
    public static string ZoneName(DateTimeOffset instant, string zone)
    {
        var place = zone[(zone.LastIndexOf('/') + 1)..].Replace('_', ' ');
        var offset = At(instant, zone).Offset;
        var (sign, size) = offset < TimeSpan.Zero ? ('−', -offset) : ('+', offset);
        var hours = size.Minutes == 0 ? $"{size.Hours}" : string.Create(English, $"{size.Hours}:{size.Minutes:00}");
        return size == TimeSpan.Zero ? $"{place} time, UTC" : $"{place} time, UTC{sign}{hours}";
    }

    /// <summary>A minute of the day: <c>15:00</c>.</summary>
    public static string OfDay(int minute) => string.Create(English, $"{minute / 60 % 24:00}:{minute % 60:00}");
}
