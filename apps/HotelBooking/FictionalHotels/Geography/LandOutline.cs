namespace HotelBooking.FictionalHotels.Geography;

/// <summary>A closed line that land or a lake ends at. Fill all outlines together by the even-odd rule.</summary>
public sealed class LandOutline
{
    internal LandOutline(IReadOnlyList<GeoPoint> points)
    {
        Points = points;
        Box = new GeoBox(
            points.Min(point => point.Latitude), points.Min(point => point.Longitude), points.Max(point => point.Latitude), points.Max(point => point.Longitude));
    }

    /// <summary>Its corners in order; the last one is the first again.</summary>
    public IReadOnlyList<GeoPoint> Points { get; }

    /// <summary>The smallest box around it.</summary>
    public GeoBox Box { get; }
}
