using Posthouse.Look.Covers;

namespace Posthouse.Look.Hotels;

/// <summary>What lies before a house: water with a boat, or a street with lamps.</summary>
internal static class Foreground
{
    public static void Water(HotelCanvas on, House house, bool isSea)
    {
        var (svg, stream, light, ground) = (on.Svg, on.Stream, on.Light, house.Ground);
        svg.Rect(0, ground, HotelCanvas.Width, 12, light.Ground.Lighter(.1));
        svg.Rect(0, ground + 12, HotelCanvas.Width, HotelCanvas.Height, isSea ? light.Water.Towards(light.Ground, .15) : light.Water);
        svg.Rect(house.Left + 8, ground + 12, house.Width - 16, 62, on.Walls.Wall, .28);
        for (var wave = 0; wave < 40; wave++)
        {
            svg.Rect(
                stream.Between(-20, HotelCanvas.Width), stream.Between(ground + 18, HotelCanvas.Height - 4), stream.Between(14, 74), 2,
                wave % 3 == 0 ? light.Lamp : HotelCanvas.White, stream.Between(.12, .42));
        }

        var boat = stream.Between(60, 420);
        svg.Shape(new PathText().Add('M', boat, ground + 46).Add('h', 92).Add('l', -14, 17).Add('h', -66).Add('z'), on.Walls.Roof.Darker(.15));
        svg.Rect(boat + 40, ground + 2, 2.5, 44, light.Ground.Darker(.5));
        svg.Polygon(HotelCanvas.White.Towards(light.Mid, light.Tint / 2), (boat + 45, ground + 4), (boat + 45, ground + 41), (boat + 82, ground + 41));
    }

    public static void Street(HotelCanvas on, double ground)
    {
        var (svg, stream, light) = (on.Svg, on.Stream, on.Light);
        svg.Rect(0, ground + 16, HotelCanvas.Width, 30, light.Ground.Darker(.16));
        svg.Rect(0, ground + 46, HotelCanvas.Width, HotelCanvas.Height, light.Ground.Lighter(.1));
        for (var x = stream.Between(-30, 0); x < HotelCanvas.Width; x += 64)
        {
            svg.Rect(x, ground + 30, 30, 2, HotelCanvas.White, .4);
        }

        for (var x = stream.Between(20, 60); x < HotelCanvas.Width; x += 128)
        {
            svg.Rect(x, ground - 48, 3, 66, light.Ground.Darker(.5));
            svg.Circle(x + 1.5, ground - 52, 6, light.Lamp);
        }
    }
}
