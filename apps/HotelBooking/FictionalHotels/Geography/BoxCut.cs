namespace HotelBooking.FictionalHotels.Geography;

/// <summary>Cuts a closed line at the edges of a box: Sutherland and Hodgman's algorithm, one edge after the other.</summary>
internal static class BoxCut
{
    public static IReadOnlyList<GeoPoint> Cut(IReadOnlyList<GeoPoint> ring, GeoBox box)
    {
        var rest = ring;
        rest = Along(rest, point => point.Longitude - box.West);
        rest = Along(rest, point => box.East - point.Longitude);
        rest = Along(rest, point => point.Latitude - box.South);
        return Along(rest, point => box.North - point.Latitude);
    }

    /// <summary>What lies on the side of an edge where the measure is not negative.</summary>
    private static List<GeoPoint> Along(IReadOnlyList<GeoPoint> ring, Func<GeoPoint, double> inside)
    {
        var kept = new List<GeoPoint>();
        for (var at = 0; at < ring.Count; at++)
        {
            var (from, to) = (ring[at == 0 ? ring.Count - 1 : at - 1], ring[at]);
            var (before, after) = (inside(from), inside(to));
            if (before < 0 != after < 0)
            {
                kept.Add(Between(from, to, before / (before - after)));
            }

            if (after >= 0)
            {
                kept.Add(to);
            }
        }

        return kept;
    }

    private static GeoPoint Between(GeoPoint from, GeoPoint to, double part) => new(
        from.Latitude + ((to.Latitude - from.Latitude) * part), from.Longitude + ((to.Longitude - from.Longitude) * part));
}
