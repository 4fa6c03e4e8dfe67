using Posthouse.Look.Covers;

namespace Posthouse.Look.Hotels;

/// <summary>Trees of three sorts, standing on a point.</summary>
internal static class Trees
{
    public static void Round(HotelCanvas on, double x, double y, double scale)
    {
        on.Svg.Rect(x - (2.4 * scale), y - (34 * scale), 4.8 * scale, 34 * scale, on.Light.Ground.Darker(.4));
        on.Svg.Circle(x, y - (50 * scale), 24 * scale, on.Light.Tree);
        on.Svg.Circle(x + (10 * scale), y - (58 * scale), 15 * scale, on.Light.Crown);
    }

    public static void Cypress(HotelCanvas on, double x, double y, double scale) => on.Svg.Shape(
        new PathText().Add('M', x, y - (96 * scale)).Add('q', 17 * scale, 46 * scale, 6 * scale, 96 * scale)
            .Add('h', -12 * scale).Add('q', -11 * scale, -50 * scale, 6 * scale, -96 * scale).Add('z'),
        on.Light.Tree);

    public static void Palm(HotelCanvas on, double x, double y, double scale)
    {
        on.Svg.Shape(
            new PathText().Add('M', x - (3 * scale), y).Add('q', 8 * scale, -44 * scale, 2 * scale, -84 * scale).Add('h', 5 * scale)
                .Add('q', 6 * scale, 42 * scale, scale, 84 * scale).Add('z'),
            on.Light.Ground.Darker(.35));
        var (topX, topY) = (x + (2 * scale), y - (84 * scale));
        foreach (var angle in (ReadOnlySpan<double>)[-2.7, -2.2, -1.57, -.95, -.45])
        {
            var (endX, endY) = (topX + (Math.Cos(angle) * 40 * scale), topY + (Math.Sin(angle) * 26 * scale) + (14 * scale));
            on.Svg.Shape(
                new PathText().Add('M', topX, topY).Add('Q', (topX + endX) / 2, y - (112 * scale), endX, endY)
                    .Add('Q', (topX + endX) / 2, y - (96 * scale), topX, y - (82 * scale)).Add('Z'),
                on.Light.Tree);
        }
    }
}
