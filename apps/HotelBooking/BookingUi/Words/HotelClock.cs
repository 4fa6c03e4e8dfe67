using System.Globalization;
using Google.Protobuf.WellKnownTypes;

namespace HotelBooking.BookingUi.Words;

/// <summary>Instants as the clock on the hotel's wall shows them, with what somebody in another zone needs to know.</summary>
internal static class HotelClock
{
    private static readonly CultureInfo English = CultureInfo.InvariantCulture;

    /// <summary><c>Wed 10 March 2027, 18:00</c>.</summary>
    public static string Moment(Timestamp instant, string timeZone) => DayText.AtHotel(instant, timeZone).ToString("ddd d MMMM yyyy, HH:mm", English);

    /// <summary>The instant for the <c>datetime</c> of a <c>time</c> element: <c>2027-03-10T18:00:00Z</c>.</summary>
    public static string Utc(Timestamp instant) => instant.ToDateTimeOffset().UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", English);

    /// <summary>The hotel's zone in words, with its distance from UTC at that instant: <c>hotel time, UTC+1</c>.</summary>
    public static string ZoneName(Timestamp instant, string timeZone)
    {
        var offset = DayText.AtHotel(instant, timeZone).Offset;
        var (sign, size) = offset < TimeSpan.Zero ? ('−', -offset) : ('+', offset);
        var hours = size.Minutes == 0 ? $"{size.Hours}" : string.Create(English, $"{size.Hours}:{size.Minutes:00}");
        return size == TimeSpan.Zero ? "hotel time, UTC" : $"hotel time, UTC{sign}{hours}";
    }
}
