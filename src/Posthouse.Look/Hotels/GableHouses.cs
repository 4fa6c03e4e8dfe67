using Posthouse.Look.Covers;

namespace Posthouse.Look.Hotels;

/// <summary>Four or five narrow houses side by side; two of them, under one awning, are the hotel.</summary>
internal static class GableHouses
{
    private const double Each = 78;
    private const double Floor = 42;
    private const double Shop = 40;

    public static House Place(HotelCanvas on, double ground) => House.Centred(on, on.Stream.Whole(4, 5) * Each, ground, 20);

    public static void Draw(HotelCanvas on, House house)
    {
        var count = (int)(house.Width / Each);
        var hotel = on.Stream.Whole(1, count - 2);
        for (var number = 0; number < count; number++)
        {
            var isHotel = number == hotel || number == hotel + 1;
            var paint = isHotel ? on.Walls : on.Stream.Pick(HotelWalls.All.AsSpan()).In(on.Light, .06);
            Front(on, house.Left + (number * Each), house.Ground, paint, isHotel);
        }
    }

    private static void Front(HotelCanvas on, double x, double ground, HotelWalls paint, bool isHotel)
    {
        var svg = on.Svg;
        var floors = on.Stream.Whole(3, 4);
        var height = Shop + (floors * Floor);
        var top = ground - height;
        if (Gable(on, x, top, paint))
        {
            svg.Circle(x + (Each / 2), top - 16, 6, on.Pane());
        }

        svg.Rect(x + 2, top - 1, Each - 4, height + 1, paint.Wall);
        svg.Rect(x + (Each * .6), top, (Each * .4) - 2, height, HotelCanvas.Shade, .08);
        svg.Rect(x, top - 2, Each, 4, paint.Trim);
        for (var window = 0; window < floors * 3; window++)
        {
            on.Window(x + 12 + (window % 3 * 21), top + 11 + (window / 3 * Floor), 12, 24, paint.Trim);
        }

        svg.Rect(x + 6, ground - Shop, Each - 12, Shop - 4, paint.Wall.Darker(.18));
        svg.Rect(x + 12, ground - Shop + 8, 34, Shop - 12, on.Light.Lamp, on.Light.IsDark ? .95 : .7);
        svg.Rect(x + 52, ground - Shop + 8, 15, Shop - 8, paint.Roof);
        if (isHotel)
        {
            svg.Shape(new PathText().Add('M', x + 4, ground - Shop + 2).Add('h', Each - 8).Add('l', 5, 13).Add('h', -Each - 2).Add('z'), on.Walls.Roof);
        }
    }

    /// <summary>Pointed, stepped or curved.</summary>
    /// <returns>Whether there is room for a round window in it.</returns>
    private static bool Gable(HotelCanvas on, double x, double top, HotelWalls paint)
    {
        switch (on.Stream.Whole(0, 2))
        {
            case 0:
                on.Svg.Polygon(paint.Roof, (x + 2, top), (x + (Each / 2), top - 52), (x + Each - 2, top));
                return false;
            case 1:
                var stairs = new PathText().Add('M', x + 2, top).Add('v', -12).Add('h', 12).Add('v', -14).Add('h', 12).Add('v', -16).Add('h', 26)
                    .Add('v', 16).Add('h', 12).Add('v', 14).Add('h', 12).Add('v', 12).Add('z');
                on.Svg.Shape(stairs, paint.Wall);
                return true;
            default:
                var bell = new PathText().Add('M', x + 2, top).Add('q', 2, -18, 16, -20).Add('q', 2, -28, 21, -30).Add('q', 19, 2, 21, 30)
                    .Add('q', 14, 2, 16, 20).Add('z');
                on.Svg.Shape(bell, paint.Wall);
                return true;
        }
    }
}
