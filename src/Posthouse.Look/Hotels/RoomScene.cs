using Posthouse.Look.Covers;

namespace Posthouse.Look.Hotels;

/// <summary>A room: a window, one wide bed or two narrow ones, lamps, a picture.</summary>
internal static class RoomScene
{
    private const double Floor = 304;

    public static void Draw(HotelCanvas on, bool twin)
    {
        Indoors.Shell(on, Floor);
        var windowOnLeft = on.Stream.Chance(.5);
        var (left, width, height) = (windowOnLeft ? 44.0 : 412.0, on.Stream.Between(120, 144), on.Stream.Between(150, 180));
        Indoors.View(on, left, 56, width, height);
        Indoors.Curtains(on, left, 56, width, height);
        Rug(on, windowOnLeft ? 380 : 220);
        var middle = windowOnLeft ? 404.0 : 196.0;
        Indoors.Picture(on, middle - 48, 52, 96, 62);
        if (twin)
        {
            Bed(on, middle - 90, 128);
            Bed(on, middle + 90, 128);
            Bedside(on, middle, 44);
        }
        else
        {
            Bed(on, middle, 224);
            Bedside(on, middle - 146, 44);
            Bedside(on, middle + 146, 44);
        }

        if (on.Stream.Chance(.6))
        {
            Indoors.Plant(on, windowOnLeft ? 232 : 372, Floor + 34, on.Stream.Between(.9, 1.2));
        }
    }

    private static void Bed(HotelCanvas on, double middle, double width)
    {
        var (svg, paint) = (on.Svg, on.Indoors);
        var (left, sheet) = (middle - (width / 2), new Colour(0xfffaf0).Towards(on.Light.Mid, on.Light.Tint * .35));
        var head = paint.Roof.Darker(.08);
        svg.Shape(
            new PathText().Add('M', left - 8, Floor + 20).Add('V', 176).Add('q', 0, -14, 14, -14).Add('h', width - 12).Add('q', 14, 0, 14, 14).Add('V', Floor + 20).Add('z'),
            head);
        svg.Rect(left + 6, 176, width - 12, 60, head.Lighter(.1));
        svg.Shape(new PathText().Add('M', left, 246).Add('h', width).Add('l', 16, 92).Add('h', -width - 32).Add('z'), sheet);
        var pillows = width > 160 ? 2 : 1;
        for (var pillow = 0; pillow < pillows; pillow++)
        {
            var (x, each) = (left + 12 + (pillow * (width - 24) / pillows), ((width - 24) / pillows) - 8);
            svg.Shape(
                new PathText().Add('M', x, 256).Add('q', -3, -34, 10, -34).Add('h', each - 16).Add('q', 13, 0, 10, 34).Add('q', (-each / 2) + 1, 8, -each - 4, 0).Add('z'),
                HotelCanvas.White.Towards(sheet, .25));
        }

        svg.Shape(new PathText().Add('M', left - 6, 282).Add('h', width + 12).Add('l', 12, 66).Add('h', -width - 36).Add('z'), paint.Wall.Towards(paint.Roof, .55));
        svg.Shape(new PathText().Add('M', left - 6, 282).Add('h', width + 12).Add('l', 2.4, 13).Add('h', -width - 16.8).Add('z'), paint.Trim);
        svg.Rect(left - 16, 346, 8, 16, head.Darker(.2));
        svg.Rect(left + width + 8, 346, 8, 16, head.Darker(.2));
    }

    private static void Bedside(HotelCanvas on, double middle, double width)
    {
        var wood = new Colour(0x8a6242).Towards(on.Light.Mid, on.Light.Tint * .5);
        on.Svg.Rect(middle - (width / 2), 262, width, 50, wood);
        on.Svg.Rect(middle - (width / 2) - 3, 258, width + 6, 6, wood.Lighter(.15));
        on.Svg.Rect(middle - (width / 2) + 5, 270, width - 10, 15, wood.Darker(.12));
        on.Svg.Circle(middle, 277.5, 2, on.Lamp);
        Indoors.TableLamp(on, middle, 258);
    }

    private static void Rug(HotelCanvas on, double middle)
    {
        on.Svg.Ellipse((middle, 368), 190, 26, on.Indoors.Trim.Towards(on.Indoors.Roof, .25));
        on.Svg.Ellipse((middle, 368), 168, 21, on.Indoors.Trim.Lighter(.12));
    }
}
