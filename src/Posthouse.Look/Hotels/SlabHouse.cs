using Posthouse.Look.Covers;

namespace Posthouse.Look.Hotels;

/// <summary>A slab of glass with balconies beside a stair tower, parasols on its roof.</summary>
internal static class SlabHouse
{
    private const double Floor = 31;
    private const double Tower = 54;

    public static House Place(HotelCanvas on, double ground) => House.Centred(on, on.Stream.Between(270, 340), ground, 50);

    public static void Draw(HotelCanvas on, House house)
    {
        var (svg, walls) = (on.Svg, on.Walls);
        var floors = on.Stream.Whole(6, 7);
        var top = house.Ground - (floors * Floor) - 34;
        var tower = on.Stream.Chance(.5) ? house.Right - Tower : house.Left;
        svg.Rect(house.Left, top, house.Width, house.Ground - top, on.Light.Glass.Towards(walls.Wall, .15));
        svg.Rect(tower, top - 22, Tower, house.Ground - top + 22, walls.Wall);
        for (var floor = 0; floor < floors; floor++)
        {
            Balconies(on, house, top + (floor * Floor), tower);
        }

        for (var y = top - 8; y < house.Ground - 44; y += 22)
        {
            svg.Rect(tower + 18, y, 18, 9, on.Stream.Chance(on.Light.Lit) ? on.Light.Lamp : walls.Wall.Darker(.25));
        }

        svg.Rect(house.Left - 12, house.Ground - 36, house.Width + 24, 7, walls.Trim);
        svg.Rect(house.Left + 8, house.Ground - 29, house.Width - 16, 29, on.Light.Lamp, .85);
        for (var x = house.Left + 8; x < house.Right - 10; x += 34)
        {
            svg.Rect(x, house.Ground - 29, 3, 29, walls.Wall.Darker(.35));
        }

        foreach (var share in (ReadOnlySpan<double>)[.2, .55])
        {
            var x = house.Left + (house.Width * share);
            svg.Rect(x, top - 18, 2, 18, walls.Wall.Darker(.4));
            svg.Shape(new PathText().Add('M', x - 17, top - 15).Add('q', 18, -17, 36, 0).Add('z'), walls.Roof);
        }
    }

    private static void Balconies(HotelCanvas on, House house, double y, double tower)
    {
        for (var x = house.Left + 4; x < house.Right - 8; x += 26)
        {
            if (x + 20 > tower && x < tower + Tower)
            {
                continue;
            }

            if (on.Stream.Chance(on.Light.Lit))
            {
                on.Svg.Rect(x, y + 7, 22, Floor - 8, on.Light.Lamp, .92);
            }

            on.Svg.Rect(x + 23, y + 5, 2, Floor - 4, on.Walls.Wall, .55);
        }

        var (left, width) = (tower > house.Left ? house.Left - 12 : house.Left + Tower, house.Width - Tower + 12);
        on.Svg.Rect(left, y, width, 6, on.Walls.Trim);
        on.Svg.Rect(left, y + Floor - 12, width, 9, on.Walls.Trim, .32);
        for (var plant = 0; plant < 2; plant++)
        {
            if (on.Stream.Chance(.6))
            {
                on.Svg.Circle(on.Stream.Between(left + 10, left + width - 10), y + Floor - 11, 5, on.Light.Crown);
            }
        }
    }
}
