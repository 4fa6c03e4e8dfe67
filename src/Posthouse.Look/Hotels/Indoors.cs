using Posthouse.Look.Covers;

namespace Posthouse.Look.Hotels;

/// <summary>What rooms of a hotel have in common: walls, floor, a window with the light of the day in it, lamps, pictures, plants.</summary>
internal static class Indoors
{
    public static void Shell(HotelCanvas on, double floor)
    {
        var (svg, paint) = (on.Svg, on.Indoors);
        svg.Rect(0, 0, HotelCanvas.Width, HotelCanvas.Height, paint.Wall.Lighter(.35));
        svg.Rect(0, floor - 70, HotelCanvas.Width, 70, paint.Wall.Lighter(.12));
        svg.Rect(0, floor - 74, HotelCanvas.Width, 4, paint.Trim.Darker(.06));
        svg.Rect(0, floor, HotelCanvas.Width, HotelCanvas.Height - floor, FloorOf(on));
        for (var x = -40.0; x < HotelCanvas.Width; x += 62)
        {
            svg.Polygon(FloorOf(on).Darker(.07), (x, floor), (x + 3, floor), (x - 27, HotelCanvas.Height), (x - 33, HotelCanvas.Height));
        }

        svg.Rect(0, floor - 6, HotelCanvas.Width, 6, paint.Trim);
    }

    public static void View(HotelCanvas on, double x, double y, double width, double height)
    {
        var (svg, light, trim) = (on.Svg, on.Light, on.Indoors.Trim);
        svg.Rect(x - 7, y - 7, width + 14, height + 14, trim);
        svg.Gradient(x, y, width, height, (light.Top, light.Low));
        svg.Circle(x + (width * on.Stream.Between(.25, .75)), y + (height * on.Stream.Between(.25, .5)), Math.Min(16, width * .12), light.Disc, .95);
        var (far, near) = (y + (height * on.Stream.Between(.55, .68)), y + (height * on.Stream.Between(.72, .82)));
        svg.Shape(Hill(x, width, y + height, far, .3), light.Far);
        svg.Shape(Hill(x, width, y + height, near, .7), light.Mid);
        svg.Rect(x + (width / 2) - 2, y, 4, height, trim);
        svg.Rect(x, y + (height * .36), width, 4, trim);
        svg.Rect(x - 12, y + height + 5, width + 24, 6, trim.Darker(.1));
    }

    public static void Curtains(HotelCanvas on, double x, double y, double width, double height)
    {
        var cloth = on.Indoors.Roof.Lighter(.2);
        foreach (var (edge, inward) in (ReadOnlySpan<(double, double)>)[(x - 12, 1), (x + width + 12, -1)])
        {
            on.Svg.Shape(
                new PathText().Add('M', edge - (14 * inward), y - 14).Add('h', 40 * inward).Add('q', 2 * inward, height * .5, -12 * inward, height + 40)
                    .Add('h', -28 * inward).Add('z'),
                cloth);
            on.Svg.Rect(edge - (inward > 0 ? 2 : 3), y - 10, 5, height + 36, cloth.Darker(.12));
        }

        on.Svg.Rect(x - 34, y - 20, width + 68, 6, on.Indoors.Roof.Darker(.25));
    }

    public static void TableLamp(HotelCanvas on, double x, double foot)
    {
        on.Svg.Circle(x, foot - 40, 46, on.Lamp, .22);
        on.Svg.Rect(x - 2, foot - 26, 4, 26, on.Indoors.Roof.Darker(.2));
        on.Svg.Rect(x - 9, foot - 3, 18, 3, on.Indoors.Roof.Darker(.2));
        on.Svg.Polygon(on.Lamp, (x - 11, foot - 52), (x + 11, foot - 52), (x + 17, foot - 26), (x - 17, foot - 26));
    }

    public static void Picture(HotelCanvas on, double x, double y, double width, double height)
    {
        on.Svg.Rect(x, y, width, height, on.Indoors.Roof.Darker(.15));
        on.Svg.Rect(x + 4, y + 4, width - 8, height - 8, on.Light.Low);
        on.Svg.Circle(x + (width * on.Stream.Between(.35, .65)), y + (height * .42), height * .14, on.Light.Top);
        on.Svg.Shape(Hill(x + 4, width - 8, y + height - 4, y + (height * .62), on.Stream.Between(.2, .8)), on.Light.Tree.Lighter(.2));
    }

    public static void Plant(HotelCanvas on, double x, double foot, double scale)
    {
        var leaf = on.Light.Tree.Lighter(.12);
        foreach (var turn in (ReadOnlySpan<double>)[-1, -.5, 0, .5, 1])
        {
            on.Svg.Shape(
                new PathText().Add('M', x, foot - (26 * scale)).Add('q', ((turn * 26) - 12) * scale, -30 * scale, turn * 34 * scale, (-70 + (Math.Abs(turn) * 26)) * scale)
                    .Add('q', 8 * scale, 34 * scale, -turn * 34 * scale, (70 - (Math.Abs(turn) * 26)) * scale).Add('z'),
                turn is -.5 or .5 ? leaf.Lighter(.1) : leaf);
        }

        on.Svg.Polygon(on.Indoors.Trim.Darker(.12), (x - (16 * scale), foot - (28 * scale)), (x + (16 * scale), foot - (28 * scale)), (x + (11 * scale), foot), (x - (11 * scale), foot));
    }

    private static Colour FloorOf(HotelCanvas on) => new Colour(0xb98d62).Towards(on.Light.Mid, on.Light.Tint * .6);

    private static PathText Hill(double x, double width, double bottom, double crest, double peak) => new PathText()
        .Add('M', x, bottom).Add('V', crest + 8)
        .Add('Q', x + (width * peak), crest - 26, x + width, crest + 12).Add('V', bottom).Add('Z');
}
