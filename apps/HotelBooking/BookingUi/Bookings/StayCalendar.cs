using System.Globalization;
using System.Text;
using HotelBooking.BookingUi.Words;
using HotelBooking.Contracts.Reservations.V1;

namespace HotelBooking.BookingUi.Bookings;

/// <summary>
/// A stay as a calendar file (RFC 5545). The event has dates and no times, so that no calendar moves it into the zone of its reader: a night is a date of the
/// hotel's place. DTEND is the day of departure, exclusive, as in the contract.
/// </summary>
internal static class StayCalendar
{
    private const int LongestLine = 75;
    private const string LineEnd = "\r\n";

    public static string Of(Reservation reservation, DateTimeOffset now)
    {
        var stay = reservation.Stay;
        var nights = stay.NightsOf();
        var stamp = (reservation.ConfirmedAt?.ToDateTimeOffset() ?? now).UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
        var text = new StringBuilder();
        foreach (var line in (string[])
        [
            "BEGIN:VCALENDAR",
            "VERSION:2.0",
            "PRODID:-//Posthouse//Hotels//EN",
            "CALSCALE:GREGORIAN",
            "METHOD:PUBLISH",
            "BEGIN:VEVENT",
            $"UID:{reservation.ReservationId}@posthouse-hotels",
            $"SEQUENCE:{reservation.Version}",
            $"DTSTAMP:{stamp}",
            $"DTSTART;VALUE=DATE:{Date(nights.CheckIn)}",
            $"DTEND;VALUE=DATE:{Date(nights.CheckOut)}",
            $"SUMMARY:{Text($"{stay.HotelName}: {GuestText.Count(nights.Count, "night")}")}",
            $"LOCATION:{Text(string.Join(", ", stay.HotelAddress.Prepend(stay.HotelName)))}",
            $"DESCRIPTION:{Text(Description(reservation))}",
            $"STATUS:{(reservation.State switch { ReservationState.Cancelled or ReservationState.Rejected => "CANCELLED", ReservationState.PendingPartner => "TENTATIVE", _ => "CONFIRMED" })}",
            "TRANSP:TRANSPARENT",
            "END:VEVENT",
            "END:VCALENDAR",
        ])
        {
            Fold(text, line);
        }

        return text.ToString();
    }

    // What the hotel's seller has not told is left out.
    private static string Description(Reservation reservation)
    {
        var stay = reservation.Stay;
        List<string> lines = [$"Booking number {reservation.Locator}", $"{stay.RoomName}, {stay.PartyOf()}"];
        if (stay.CheckInFromMinute > 0)
        {
            lines.Add($"Check-in from {DayText.Clock(stay.CheckInFromMinute)}, check-out until {DayText.Clock(stay.CheckOutUntilMinute)}, hotel time");
        }

        if (stay.HotelPhone.Length > 0)
        {
            lines.Add($"Telephone of the hotel: {stay.HotelPhone}");
        }

        return string.Join('\n', lines);
    }

    private static string Date(DateOnly day) => day.ToString("yyyyMMdd", CultureInfo.InvariantCulture);

    // Section 3.3.11: what means something in a text is escaped, and a line break is written as one.
    private static string Text(string text) => string.Concat(text.ReplaceLineEndings("\n").Select(static letter => letter switch
    {
        '\\' => "\\\\",
        ';' => "\\;",
        ',' => "\\,",
        '\n' => "\\n",
        _ when char.IsControl(letter) => "",
        _ => letter.ToString(),
    }));

    // Section 3.1: no line is longer than 75 bytes, and none is broken within a character.
    private static void Fold(StringBuilder text, string line)
    {
        var length = 0;
        foreach (var rune in line.EnumerateRunes())
        {
            if (length + rune.Utf8SequenceLength > LongestLine)
            {
                text.Append(LineEnd).Append(' ');
                length = 1;
            }

            text.Append(rune.ToString());
            length += rune.Utf8SequenceLength;
        }

        text.Append(LineEnd);
    }
}
