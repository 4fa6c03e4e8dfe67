namespace HotelBooking.FictionalHotels.Geography;

/// <summary>All edges of some outlines, sorted into bands of one degree of latitude: so a point is compared with few of them.</summary>
internal sealed class LandEdges
{
    private const int Bands = 181;

    private readonly (GeoPoint From, GeoPoint To)[][] _bands;

    public LandEdges(IEnumerable<IReadOnlyList<GeoPoint>> rings)
    {
        var bands = new List<(GeoPoint, GeoPoint)>[Bands];
        foreach (var ring in rings)
        {
            for (var at = 1; at < ring.Count; at++)
            {
                var (from, to) = (ring[at - 1], ring[at]);
                var (south, north) = (BandOf(Math.Min(from.Latitude, to.Latitude)), BandOf(Math.Max(from.Latitude, to.Latitude)));
                for (var band = south; band <= north; band++)
                {
                    (bands[band] ??= []).Add((from, to));
                }
            }
        }

        _bands = [.. bands.Select(band => band?.ToArray() ?? [])];
    }

    /// <summary>Whether a line from the point to the east crosses the edges an odd number of times: whether the point is inside.</summary>
    public bool AreAround(GeoPoint point)
    {
        var inside = false;
        foreach (var (from, to) in _bands[BandOf(point.Latitude)])
        {
            if (from.Latitude > point.Latitude != to.Latitude > point.Latitude
                && point.Longitude < from.Longitude + ((point.Latitude - from.Latitude) / (to.Latitude - from.Latitude) * (to.Longitude - from.Longitude)))
            {
                inside = !inside;
            }
        }

        return inside;
    }

    private static int BandOf(double latitude) => Math.Clamp((int)Math.Floor(latitude) + 90, 0, Bands - 1);
}
