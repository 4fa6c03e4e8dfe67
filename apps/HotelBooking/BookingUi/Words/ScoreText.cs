using System.Globalization;

namespace HotelBooking.BookingUi.Words;

/// <summary>Guests' scores, which are tenths of a point up to 100.</summary>
internal static class ScoreText
{
    /// <summary><c>9.2</c>.</summary>
    public static string Number(int tenths) => string.Create(CultureInfo.InvariantCulture, $"{tenths / 10}.{tenths % 10}");

    /// <summary>One word for it.</summary>
    public static string Word(int tenths) => tenths switch
    {
        >= 90 => "Superb",
        >= 80 => "Very good",
        >= 70 => "Good",
        >= 60 => "Pleasant",
        _ => "Mixed",
    };
}
