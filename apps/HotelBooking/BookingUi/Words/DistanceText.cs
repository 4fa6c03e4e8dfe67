using System.Globalization;

namespace HotelBooking.BookingUi.Words;

/// <summary>Distances as people say them.</summary>
internal static class DistanceText
{
    /// <summary><c>350 m</c>, <c>1.3 km</c>, <c>24 km</c>.</summary>
    public static string Of(int meters) => meters switch
    {
        < 975 => string.Create(CultureInfo.InvariantCulture, $"{Math.Max(50, (meters + 25) / 50 * 50)}\u00a0m"),
        < 9_950 => string.Create(CultureInfo.InvariantCulture, $"{meters / 1000m:0.0}\u00a0km"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{meters / 1000m:0}\u00a0km"),
    };
}
