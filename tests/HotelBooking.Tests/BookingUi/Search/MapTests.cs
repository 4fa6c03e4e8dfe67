using System.Net;
using HotelBooking.BookingUi.Maps;
using HotelBooking.Contracts.Search.V1;
using HotelBooking.FictionalHotels.Geography;

namespace HotelBooking.Tests.BookingUi.Search;

public sealed class MapTests
{
    private static readonly GeoPoint Centre = new(38.7169, -9.1399);

    [Fact]
    public void Distances_in_the_picture_are_distances_on_the_ground()
    {
        var projection = MapProjection.Around(Centre, [Centre.Shifted(3, 0), Centre.Shifted(-3, 2)]);
        var (x, y) = projection.Place(Centre);
        var (northX, northY) = projection.Place(Centre.Shifted(2, 0));
        var (eastX, eastY) = projection.Place(Centre.Shifted(0, 2));

        Assert.InRange((y - northY) * projection.MetersPerUnit, 1980, 2020);
        Assert.InRange((eastX - x) * projection.MetersPerUnit, 1980, 2020);
        Assert.InRange(Math.Abs(northX - x) + Math.Abs(eastY - y), 0, .5);
    }

    [Theory]
    [InlineData(38.7, -9.1)]
    [InlineData(-17.7, 179.99)]
    [InlineData(64.1, -21.9)]
    [InlineData(-54.8, -68.3)]
    public void Every_hotel_lies_within_the_picture_also_across_the_180th_meridian(double latitude, double longitude)
    {
        var centre = new GeoPoint(latitude, longitude);
        GeoPoint[] hotels = [centre.Shifted(4, 3), centre.Shifted(-6, -2), centre.Shifted(0, 7)];

        var projection = MapProjection.Around(centre, hotels);

        Assert.All(hotels.Append(centre).Select(projection.Place), at =>
        {
            Assert.InRange(at.X, 20, MapProjection.Width - 20);
            Assert.InRange(at.Y, 20, MapProjection.Height - 20);
        });
    }

    [Fact]
    public void Land_and_water_are_where_they_are()
    {
        var scene = Paint(new MapTiles());

        Assert.StartsWith("M", scene.Land, StringComparison.Ordinal);
        Assert.Equal("1\u00a0km", scene.Scale.Words);
        Assert.Equal(scene.Rings[0].Length * 2, scene.Rings[1].Length, precision: 6);
        Assert.DoesNotContain(scene.Towns, town => town.Name == "Lisbon");
    }

    [Fact]
    public void A_pin_that_would_hide_another_is_small()
    {
        var scene = Paint(new MapTiles(), Centre.Shifted(.05, 0), Centre, Centre.Shifted(3, 3));

        Assert.Equal([false, true, false], scene.Pins.Select(pin => pin.IsSmall));
    }

    [Fact]
    public void With_a_tile_server_its_tiles_cover_the_picture()
    {
        var scene = Paint(new MapTiles { TileUrl = "https://tiles.example/{z}/{x}/{y}.png", Attribution = "© Somebody" });

        Assert.Equal("© Somebody", scene.Attribution);
        Assert.Empty(scene.Land);
        Assert.InRange(scene.Tiles.Length, 6, 40);
        Assert.True(scene.Tiles.Min(tile => tile.X) <= 0 && scene.Tiles.Max(tile => tile.X + tile.Size) >= MapProjection.Width);
        Assert.True(scene.Tiles.Min(tile => tile.Y) <= 0 && scene.Tiles.Max(tile => tile.Y + tile.Size) >= MapProjection.Height);
        Assert.All(scene.Tiles, tile => Assert.Matches(@"^https://tiles\.example/\d+/\d+/\d+\.png$", tile.Address));
    }

    [Theory]
    [InlineData("", true)]
    [InlineData("https://tiles.example/{z}/{x}/{y}.png", true)]
    [InlineData("https://tiles.example/{z}/{x}.png", false)]
    [InlineData("javascript:{z}{x}{y}", false)]
    [InlineData("{z}/{x}/{y}", false)]
    public void The_address_of_a_tile_server_is_checked(string address, bool isGood) => Assert.Equal(isGood, new MapTiles { TileUrl = address }.Problems().Count == 0);

    [Fact]
    public async Task A_configured_tile_server_is_the_only_other_place_that_pictures_come_from()
    {
        await using var cluster = await SearchSite.StartAsync(new() { ["Maps:TileUrl"] = "https://tiles.example/{z}/{x}/{y}.png" });

        using var answer = await cluster.Public.GetAsync(new Uri("/hotels?place=2267057", UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("img-src 'self' https://tiles.example;", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Contains("<image href=\"https://tiles.example/", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    private static MapScene Paint(MapTiles tiles, params GeoPoint[] hotels)
    {
        var pins = (hotels.Length > 0 ? hotels : [Centre.Shifted(3, 1), Centre.Shifted(-2, -2)]).Select(at => new MapPin("h", "Hotel", "€ 1", "/", at, PinLook.Free)).ToArray();
        return new MapPainter(tiles).Paint(new Place(SamplePlaces.Lisbon), pins)!;
    }
}
