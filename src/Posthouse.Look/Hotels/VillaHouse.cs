using Posthouse.Look.Covers;

namespace Posthouse.Look.Hotels;

/// <summary>A villa: a long low wing with arches, a square tower above it.</summary>
internal static class VillaHouse
{
    public static House Place(HotelCanvas on, double ground) => House.Centred(on, on.Stream.Between(330, 390), ground, 30);

    public static void Draw(HotelCanvas on, House house)
    {
        var (svg, walls) = (on.Svg, on.Walls);
        var (top, wing) = (house.Ground - 128, house.Width * .3);
        svg.Rect(house.Left, top + 38, house.Width, 90, walls.Wall);
        svg.Polygon(walls.Roof, (house.Left - 14, top + 40), (house.Left + 22, top + 12), (house.Right - 22, top + 12), (house.Right + 14, top + 40));
        var tower = on.Stream.Chance(.5) ? house.Left + 26 : house.Right - wing - 26;
        svg.Rect(tower, top - 34, wing, 162, walls.Wall.Lighter(.12));
        svg.Polygon(walls.Roof, (tower - 12, top - 34), (tower + (wing / 2), top - 72), (tower + wing + 12, top - 34));
        svg.Rect(tower + (wing * .62), top - 34, wing * .38, 162, HotelCanvas.Shade, .07);
        for (var column = 0; column < 3; column++)
        {
            on.ShutteredWindow(tower + 14 + (column * (wing - 34) / 2.4), top - 16, 14, 26);
        }

        for (var (x, left) = (house.Left + 18, (int)((house.Width - 30) / 44)); left > 0; x += 44, left--)
        {
            svg.Shape(HotelCanvas.Arch(x, house.Ground - 57, 30, 53), on.Pane(least: .35));
            if (x + 20 <= tower || x - 8 >= tower + wing)
            {
                on.Window(x + 8, top + 48, 14, 17, walls.Trim);
            }
        }

        svg.Rect(house.Left - 6, house.Ground - 8, house.Width + 12, 8, walls.Trim);
    }

    public static void Pool(HotelCanvas on, House house)
    {
        var (svg, ground) = (on.Svg, house.Ground);
        var water = new Colour(0x5cc3cf).Towards(on.Light.Mid, on.Light.Tint);
        svg.Shape(new PathText().Add('M', house.Left + 20, ground + 22).Add('h', house.Width - 40).Add('l', 26, 34).Add('h', -house.Width - 12).Add('z'), water);
        svg.Shape(
            new PathText().Add('M', house.Left + 20, ground + 22).Add('h', house.Width - 40).Add('l', 4, 5).Add('h', -house.Width + 32).Add('z'),
            HotelCanvas.White,
            .7);
        for (var wave = 0; wave < 9; wave++)
        {
            svg.Rect(on.Stream.Between(house.Left + 20, house.Right - 70), on.Stream.Between(ground + 30, ground + 52), on.Stream.Between(16, 46), 1.6, HotelCanvas.White, .55);
        }
    }
}
