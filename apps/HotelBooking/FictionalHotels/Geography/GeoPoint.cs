using System.Runtime.InteropServices;

namespace HotelBooking.FictionalHotels.Geography;

/// <summary>A place on the globe, in degrees of WGS 84.</summary>
/// <param name="Latitude">North is positive; -90 to 90.</param>
/// <param name="Longitude">East is positive; -180 to 180.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct GeoPoint(double Latitude, double Longitude)
{
    private const double EarthRadiusKm = 6371.0088;

    /// <summary>Great-circle distance in kilometres (haversine formula on a sphere; within 0.5 % of the ellipsoid).</summary>
    public double KilometresTo(GeoPoint other)
    {
        var (north, east) = (Radians(other.Latitude - Latitude), Radians(other.Longitude - Longitude));
        var half = Square(Math.Sin(north / 2)) + (Math.Cos(Radians(Latitude)) * Math.Cos(Radians(other.Latitude)) * Square(Math.Sin(east / 2)));
        return 2 * EarthRadiusKm * Math.Asin(Math.Min(1, Math.Sqrt(half)));
    }

    /// <summary>The point so many kilometres north and east of here; for distances of a city's size.</summary>
    public GeoPoint Shifted(double northKm, double eastKm)
    {
        var latitude = Math.Clamp(Latitude + Degrees(northKm / EarthRadiusKm), -90, 90);
        var longitude = Longitude + Degrees(eastKm / (EarthRadiusKm * Math.Max(0.01, Math.Cos(Radians(Latitude)))));
        return new GeoPoint(latitude, longitude > 180 ? longitude - 360 : longitude < -180 ? longitude + 360 : longitude);
    }

    /// <summary>The same point to five decimals: about a metre.</summary>
    public GeoPoint Rounded() => new(Math.Round(Latitude, 5), Math.Round(Longitude, 5));

    private static double Radians(double degrees) => degrees * Math.PI / 180;

    private static double Degrees(double radians) => radians * 180 / Math.PI;

    private static double Square(double value) => value * value;
}
