using System.Globalization;

namespace HotelBooking.BookingUi.Maps;

/// <summary>Numbers as a drawing writes them.</summary>
internal static class MapNumbers
{
    /// <summary>With one decimal at most.</summary>
    public static string N(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);
}
