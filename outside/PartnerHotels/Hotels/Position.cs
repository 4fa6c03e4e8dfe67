using System.Runtime.InteropServices;

namespace PartnerHotels.Hotels;

/// <summary>A place on earth, in degrees.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Position(double Latitude, double Longitude)
{
    private const double EarthMetres = 6_371_008.8;

    /// <summary>The way along the ground, in metres.</summary>
    public double MetresTo(Position other)
    {
        var (here, there) = (Radians(Latitude), Radians(other.Latitude));
        var north = Math.Sin((there - here) / 2);
        var east = Math.Sin(Radians(other.Longitude - Longitude) / 2);
        return 2 * EarthMetres * Math.Asin(Math.Min(1, Math.Sqrt((north * north) + (Math.Cos(here) * Math.Cos(there) * east * east))));
    }

    /// <summary>A place some metres away.</summary>
    public Position Moved(double metresNorth, double metresEast) => new(
        Math.Clamp(Latitude + (metresNorth / EarthMetres * 180 / Math.PI), -90, 90),
        Longitude + (metresEast / (EarthMetres * Math.Max(0.05, Math.Cos(Radians(Latitude)))) * 180 / Math.PI));

    private static double Radians(double degrees) => degrees * Math.PI / 180;
}
