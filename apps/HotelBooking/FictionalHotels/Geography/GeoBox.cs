using System.Runtime.InteropServices;

namespace HotelBooking.FictionalHotels.Geography;

/// <summary>An area between two parallels and two meridians, in degrees, edges included; it does not cross the 180th meridian.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct GeoBox(double South, double West, double North, double East)
{
    /// <summary>Whether the point lies in the box.</summary>
    public bool Contains(GeoPoint point) =>
        point.Latitude >= South && point.Latitude <= North && point.Longitude >= West && point.Longitude <= East;

    /// <summary>Whether the boxes have a point in common.</summary>
    public bool Meets(GeoBox other) => South <= other.North && other.South <= North && West <= other.East && other.West <= East;
}
