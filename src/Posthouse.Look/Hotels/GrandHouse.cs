using Posthouse.Look.Covers;

namespace Posthouse.Look.Hotels;

/// <summary>A grand house: three or four floors of windows, arches below, a mansard roof and a flag above.</summary>
internal static class GrandHouse
{
    private const double Floor = 42;
    private const double GroundFloor = 54;
    private const double Bay = 40;

    public static House Place(HotelCanvas on, double ground) =>
        House.Centred(on, (on.Stream.Pick<double>([7, 9]) * Bay) + 24, ground, 40);

    public static void Draw(HotelCanvas on, House house)
    {
        var (svg, walls) = (on.Svg, on.Walls);
        var floors = house.Ground < 320 ? 3 : on.Stream.Whole(3, 4);
        var bays = (int)((house.Width - 24) / Bay);
        var top = house.Ground - GroundFloor - (floors * Floor);
        svg.Rect(house.Left, top, house.Width, house.Ground - top, walls.Wall);
        svg.Rect(house.Left + (house.Width * .64), top, house.Width * .36, house.Ground - top, HotelCanvas.Shade, .1);
        svg.Polygon(walls.Roof, (house.Left - 6, top), (house.Left + 16, top - 46), (house.Right - 16, top - 46), (house.Right + 6, top));
        svg.Rect(house.Left + 14, top - 50, house.Width - 28, 5, walls.Roof.Darker(.25));
        for (var bay = 0; bay < bays; bay++)
        {
            Column(on, house.Left + 23 + (bay * Bay), top, floors, dormer: bay % 2 == 0);
        }

        svg.Rect(house.Left - 5, top - 3, house.Width + 10, 7, walls.Trim);
        svg.Rect(house.Left - 3, house.Ground - GroundFloor - 3, house.Width + 6, 6, walls.Trim);
        for (var bay = 0; bay < bays; bay++)
        {
            Entrance(on, house.Left + 20 + (bay * Bay), house.Ground, isDoor: bay == bays / 2, awning: bay % 2 == 1);
        }

        Flag(on, house.Left + (house.Width / 2), top);
    }

    private static void Column(HotelCanvas on, double x, double top, int floors, bool dormer)
    {
        if (dormer)
        {
            on.Svg.Polygon(on.Walls.Trim, (x - 4, top - 8), (x - 4, top - 30), (x + 9, top - 40), (x + 22, top - 30), (x + 22, top - 8));
            on.Svg.Rect(x + 3, top - 28, 12, 20, on.Pane());
        }

        for (var floor = 0; floor < floors; floor++)
        {
            on.Window(x, top + 9 + (floor * Floor), 18, 26, on.Walls.Trim);
            if (floor == floors - 1)
            {
                on.Svg.Rect(x - 5, top + 9 + (floor * Floor) + 27, 28, 4, on.Walls.Roof.Darker(.1));
            }
        }
    }

    private static void Entrance(HotelCanvas on, double x, double ground, bool isDoor, bool awning)
    {
        if (isDoor)
        {
            on.Svg.Rect(x - 3, ground - 44, 30, 44, on.Walls.Roof.Darker(.3));
            on.Svg.Rect(x + 1, ground - 40, 10, 40, on.Light.Lamp);
            on.Svg.Rect(x + 13, ground - 40, 10, 40, on.Light.Lamp);
            on.Svg.Shape(new PathText().Add('M', x - 14, ground - 46).Add('h', 52).Add('l', -7, -12).Add('h', -38).Add('z'), on.Walls.Roof);
            return;
        }

        on.ArchedWindow(x, ground - 42, 24, 36);
        if (awning)
        {
            on.Svg.Shape(
                new PathText().Add('M', x - 4, ground - 30).Add('h', 32).Add('v', 6).Add('q', -4, 5, -8, 0).Add('q', -4, 5, -8, 0)
                    .Add('q', -4, 5, -8, 0).Add('q', -4, 5, -8, 0).Add('z'),
                on.Walls.Roof,
                .9);
        }
    }

    private static void Flag(HotelCanvas on, double x, double top)
    {
        on.Svg.Rect(x - 1, top - 92, 2, 44, on.Walls.Roof.Darker(.4));
        on.Svg.Shape(
            new PathText().Add('M', x + 1, top - 91).Add('q', 13, -5, 26, 1).Add('v', 15).Add('q', -13, -6, -26, 0).Add('z'),
            new Colour(0xc8503c).Towards(on.Light.Mid, on.Light.Tint));
    }
}
