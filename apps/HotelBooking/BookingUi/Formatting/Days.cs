using System.Globalization;

namespace HotelBooking.BookingUi.Formatting;

/// <summary>Dates of the hotel's place as guests read them. None of them is an instant.</summary>
internal static class Days
{
    private static readonly CultureInfo English = CultureInfo.InvariantCulture;

    /// <summary><c>Fri 12 Mar 2027</c>.</summary>
    public static string Short(DateOnly day) => day.ToString("ddd d MMM yyyy", English);

    /// <summary><c>Friday 12 March 2027</c>.</summary>
    public static string Long(DateOnly day) => day.ToString("dddd d MMMM yyyy", English);

    /// <summary><c>2027-03-12</c>, for addresses, forms and the <c>datetime</c> of a <c>time</c> element.</summary>
    public static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", English);

    /// <summary>From arrival to departure: <c>12–15 March 2027</c>, <c>30 March – 2 April 2027</c>.</summary>
    public static string Range(DateOnly checkIn, DateOnly checkOut)
    {
        var end = checkOut.ToString("d MMMM yyyy", English);
        return (checkIn.Year == checkOut.Year, checkIn.Month == checkOut.Month) switch
        {
            (true, true) => $"{checkIn.Day}–{end}",
            (true, false) => $"{checkIn.ToString("d MMMM", English)} – {end}",
            _ => $"{checkIn.ToString("d MMMM yyyy", English)} – {end}",
        };
    }

    /// <summary><c>1 night</c>, <c>3 nights</c>.</summary>
    public static string Nights(int count) => Counted.Of(count, "night");
}
