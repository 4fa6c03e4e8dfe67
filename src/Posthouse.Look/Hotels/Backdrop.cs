using Posthouse.Look.Covers;

namespace Posthouse.Look.Hotels;

/// <summary>What stands behind a house: sky, disc, clouds or stars, then hills, the sea or roofs.</summary>
internal static class Backdrop
{
    public static void Sky(HotelCanvas on)
    {
        var (svg, stream, light) = (on.Svg, on.Stream, on.Light);
        svg.Gradient(0, 0, HotelCanvas.Width, HotelCanvas.Height, (light.Top, light.Low));
        if (light == HotelLight.Night)
        {
            for (var star = 0; star < 34; star++)
            {
                svg.Circle(stream.Between(0, HotelCanvas.Width), stream.Between(0, 190), stream.Between(.6, 1.5), new Colour(0xdfe8f5), .8);
            }
        }

        var (x, y) = (stream.Between(70, 530), light == HotelLight.Noon ? stream.Between(50, 90) : stream.Between(110, 190));
        svg.Circle(x, y, stream.Between(26, 40), light.Disc, .95);
        if (light != HotelLight.Night)
        {
            svg.Circle(x, y, 70, light.Disc, .25);
        }

        for (var cloud = 0; cloud < 3 && (light == HotelLight.Noon || light == HotelLight.Dawn); cloud++)
        {
            Cloud(svg, stream.Between(40, 560), stream.Between(40, 130), stream.Between(.7, 1.3));
        }
    }

    public static void Land(HotelCanvas on, HotelSetting setting, double ground)
    {
        var (svg, stream, light) = (on.Svg, on.Stream, on.Light);
        switch (setting)
        {
            case HotelSetting.Hills:
                svg.Shape(Ridge(270, 120, stream.Between(0, 6)), light.Far);
                svg.Shape(Ridge(300, 60, stream.Between(0, 6)), light.Mid);
                break;
            case HotelSetting.Coast:
                svg.Rect(0, 232, HotelCanvas.Width, 170, light.Water);
                svg.Shape(Ridge(240, 34, stream.Between(0, 6)), light.Far);
                svg.Rect(0, 240, HotelCanvas.Width, 170, light.Water);
                for (var wave = 0; wave < 16; wave++)
                {
                    svg.Rect(stream.Between(0, HotelCanvas.Width), stream.Between(246, 300), stream.Between(16, 60), 1.6, HotelCanvas.White, .35);
                }

                break;
            default:
                svg.Shape(Ridge(286, 46, stream.Between(0, 6)), light.Far);
                Roofs(on, ground);
                break;
        }

        svg.Rect(0, ground, HotelCanvas.Width, HotelCanvas.Height - ground, light.Ground);
    }

    private static void Roofs(HotelCanvas on, double ground)
    {
        var (svg, stream, light) = (on.Svg, on.Stream, on.Light);
        for (var x = -10.0; x < HotelCanvas.Width;)
        {
            var (width, height) = (stream.Between(34, 74), stream.Between(70, 170));
            svg.Rect(x, ground - height, width, height, stream.Chance(.5) ? light.Far : light.Mid);
            if (stream.Chance(.5))
            {
                svg.Polygon(
                    light.Mid.Darker(.12),
                    (x - 3, ground - height), (x + (width / 2), ground - height - stream.Between(14, 30)), (x + width + 3, ground - height));
            }

            Panes(on, (x, ground - height), width, ground - 20);
            x += width + stream.Between(0, 6);
        }
    }

    private static void Panes(HotelCanvas on, (double X, double Y) corner, double width, double bottom)
    {
        for (var y = corner.Y + 12; y < bottom; y += 22)
        {
            for (var x = corner.X + 8; x < corner.X + width - 10; x += 16)
            {
                if (on.Stream.Chance(.55))
                {
                    on.Svg.Rect(x, y, 7, 11, on.Stream.Chance(on.Light.Lit * .5) ? on.Light.Lamp : on.Light.Mid.Darker(.2), .75);
                }
            }
        }
    }

    private static void Cloud(SvgText svg, double x, double y, double scale) => svg.Shape(
        new PathText().Add('M', x - (44 * scale), y).Add('q', 4, -16 * scale, 22 * scale, -13 * scale)
            .Add('q', 9, -20 * scale, 30 * scale, -5 * scale).Add('q', 24, -4 * scale, 28 * scale, 18 * scale).Add('z'),
        HotelCanvas.White,
        .65);

    private static PathText Ridge(double y, double height, double phase)
    {
        var path = new PathText().Add('M', 0, HotelCanvas.Height).Add('L', 0, y);
        for (var x = 0; x <= HotelCanvas.Width; x += 20)
        {
            path.Add('L', x, y - (height * (.5 + (.5 * Math.Sin((x / 92.0) + phase)))) - (height * .4 * Math.Sin((x / 37.0) + (phase * 2))));
        }

        return path.Add('L', HotelCanvas.Width, HotelCanvas.Height).Add('Z');
    }
}
