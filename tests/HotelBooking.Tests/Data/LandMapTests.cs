using HotelBooking.FictionalHotels.Geography;

namespace HotelBooking.Tests.Data;

/// <summary>The outlines tell land from water, whole and cut to a box.</summary>
public sealed class LandMapTests
{
    [Theory]
    [InlineData(48.85, 2.35, true)]    // Paris
    [InlineData(-25.0, 134.0, true)]   // the middle of Australia
    [InlineData(21.31, -157.86, true)] // Honolulu
    [InlineData(30.0, -40.0, false)]   // the Atlantic
    [InlineData(42.0, 51.0, false)]    // the Caspian Sea
    [InlineData(0.0, -160.0, false)]   // the Pacific
    public void Land_is_told_from_water(double latitude, double longitude, bool land) =>
        Assert.Equal(land, LandMap.World.IsLand(new GeoPoint(latitude, longitude)));

    [Fact]
    public void Nearly_all_large_cities_stand_on_land()
    {
        var large = Gazetteer.World.Cities.Where(city => city.Population > 300_000).ToList();

        var dry = large.Count(city => LandMap.World.IsLand(city.Position));

        Assert.InRange(dry, large.Count * 97 / 100, large.Count);
    }

    [Fact]
    public void Land_in_a_box_stays_in_the_box_and_covers_what_is_land()
    {
        var box = new GeoBox(38.6, -9.3, 38.8, -9.0);

        var rings = LandMap.World.Within(box);

        Assert.NotEmpty(rings);
        Assert.All(rings.SelectMany(ring => ring), point => Assert.True(box.Contains(point)));
        Assert.True(Covers(rings, new GeoPoint(38.72, -9.15)), "Lisbon is land");
        Assert.False(Covers(rings, new GeoPoint(38.64, -9.28)), "the Atlantic is not");
    }

    [Fact]
    public void A_box_at_sea_is_empty_and_a_box_inland_is_full()
    {
        Assert.Empty(LandMap.World.Within(new GeoBox(30, -41, 31, -40)));
        var inland = Assert.Single(LandMap.World.Within(new GeoBox(48.8, 2.3, 48.9, 2.4)));
        Assert.True(inland.Count >= 4);
    }

    private static bool Covers(IReadOnlyList<IReadOnlyList<GeoPoint>> rings, GeoPoint point) =>
        new LandEdges(rings.Select(ring => (IReadOnlyList<GeoPoint>)[.. ring, ring[0]])).AreAround(point);
}
