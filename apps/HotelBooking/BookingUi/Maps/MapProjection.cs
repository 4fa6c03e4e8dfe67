using HotelBooking.FictionalHotels.Geography;

namespace HotelBooking.BookingUi.Maps;

/// <summary>
/// Web Mercator, cut to a picture of fixed proportions around some points. Positions in the picture are in units of its width and height;
/// longitudes are counted from the middle, so that a place at the 180th meridian is drawn like any other.
/// </summary>
internal sealed class MapProjection
{
    public const double Width = 480;
    public const double Height = 720;

    private const double EquatorMeters = 40_075_016.686;
    private const double LeastMeters = 2_400;
    private const double Margin = .14;
    private const double MostLatitude = 84;

    private readonly GeoPoint _middle;
    private readonly double _middleY;
    private readonly double _unitsPerWorld;

    private MapProjection(GeoPoint middle, double middleY, double unitsPerWorld) =>
        (_middle, _middleY, _unitsPerWorld) = (middle, middleY, unitsPerWorld);

    /// <summary>Metres on the ground for a unit of the picture, at its middle.</summary>
    public double MetersPerUnit => EquatorMeters * Math.Cos(Radians(_middle.Latitude)) / _unitsPerWorld;

    /// <summary>Width of the whole world in units of the picture.</summary>
    public double UnitsPerWorld => _unitsPerWorld;

    /// <summary>The upper left corner, as shares of the world from its north-west corner; the first may be below 0.</summary>
    public (double X, double Y) Corner => (
        ((_middle.Longitude + 180) / 360) - (Width / 2 / _unitsPerWorld),
        _middleY - (Height / 2 / _unitsPerWorld));

    /// <summary>The picture around some points, with room to spare.</summary>
    public static MapProjection Around(GeoPoint anchor, IReadOnlyCollection<GeoPoint> points)
    {
        var all = points.Append(anchor).Select(point => (X: Turn(point.Longitude - anchor.Longitude) / 360, Y: WorldY(point.Latitude))).ToList();
        var (west, east) = (all.Min(point => point.X), all.Max(point => point.X));
        var (north, south) = (all.Min(point => point.Y), all.Max(point => point.Y));
        var least = LeastMeters / (EquatorMeters * Math.Cos(Radians(anchor.Latitude)));
        var across = Math.Max(least, Math.Max(east - west, (south - north) * Width / Height) / (1 - (2 * Margin)));
        var middleY = (north + south) / 2;
        var middle = new GeoPoint(Latitude(middleY), Turn(anchor.Longitude + ((west + east) / 2 * 360)));
        return new MapProjection(middle, middleY, Width / Math.Min(1, across));
    }

    public (double X, double Y) Place(GeoPoint point) => (
        (Width / 2) + (Turn(point.Longitude - _middle.Longitude) / 360 * _unitsPerWorld),
        (Height / 2) + ((WorldY(point.Latitude) - _middleY) * _unitsPerWorld));

    /// <summary>What the picture shows; two boxes where it crosses the 180th meridian.</summary>
    public IEnumerable<GeoBox> Boxes()
    {
        var half = Width / 2 / _unitsPerWorld * 360;
        var (south, north) = (Latitude(_middleY + (Height / 2 / _unitsPerWorld)), Latitude(_middleY - (Height / 2 / _unitsPerWorld)));
        var (west, east) = (_middle.Longitude - half, _middle.Longitude + half);
        yield return new GeoBox(south, Math.Max(-180, west), north, Math.Min(180, east));
        if (west < -180)
        {
            yield return new GeoBox(south, west + 360, north, 180);
        }

        if (east > 180)
        {
            yield return new GeoBox(south, -180, north, east - 360);
        }
    }

    private static double WorldY(double latitude)
    {
        var sine = Math.Sin(Radians(Math.Clamp(latitude, -MostLatitude, MostLatitude)));
        return .5 - (Math.Log((1 + sine) / (1 - sine)) / (4 * Math.PI));
    }

    private static double Latitude(double worldY) => Math.Atan(Math.Sinh(Math.PI * (1 - (2 * worldY)))) * 180 / Math.PI;

    private static double Radians(double degrees) => degrees * Math.PI / 180;

    /// <summary>An angle from -180 to 180 degrees.</summary>
    private static double Turn(double degrees) => degrees - (360 * Math.Round(degrees / 360));
}
