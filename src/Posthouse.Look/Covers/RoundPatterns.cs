namespace Posthouse.Look.Covers;

/// <summary>Patterns of rings and arches.</summary>
internal static class RoundPatterns
{
    public static void Arcs(SvgText svg, SeededStream stream, CoverPalette colours)
    {
        var centreX = stream.Pick<double>([0, 100, 200]);
        var centreY = stream.Pick<double>([0, 92]);
        ReadOnlySpan<Colour> rings = [colours.First, colours.Ground, colours.Second];
        for (var ring = 6; ring > 0; ring--)
        {
            svg.Circle(centreX, centreY, ring * 28, rings[ring % rings.Length]);
        }

        svg.Rect(0, 182, CoverDrawing.Width, 118, colours.Ground);
    }

    public static void Orbit(SvgText svg, SeededStream stream, CoverPalette colours)
    {
        const double centreX = 100;
        const double centreY = 96;
        for (var orbit = 1; orbit <= 5; orbit++)
        {
            var radius = (orbit * 18) + 3;
            var (path, planet) = orbit % 2 == 1 ? (colours.First, colours.Second) : (colours.Second, colours.First);
            svg.Ring(centreX, centreY, radius, path, 1.4);
            var angle = stream.Between(0, Math.Tau);
            svg.Circle(centreX + (radius * Math.Cos(angle)), centreY + (radius * Math.Sin(angle)), stream.Between(3, 8), planet);
        }

        svg.Circle(centreX, centreY, 15, colours.First);
        for (var star = 0; star < 26; star++)
        {
            svg.Circle(stream.Between(6, 194), stream.Between(6, 190), stream.Between(.5, 1.3), colours.Ink);
        }
    }

    public static void Arches(SvgText svg, SeededStream stream, CoverPalette colours)
    {
        var middle = 100 + stream.Pick<double>([0, 0, -24, 24]);
        ReadOnlySpan<Colour> arches =
            [colours.First, colours.Ground, colours.Second, colours.Ground, colours.First, colours.Second.Towards(colours.Ground, .3)];
        for (var arch = arches.Length - 1; arch >= 0; arch--)
        {
            var width = 26 + (arch * 27);
            var half = width / 2.0;
            svg.Shape(
                new PathText().Add('M', middle - half, 190).Add('V', 108 - (arch * 6))
                    .Add('a', half, half, 0, 0, 1, width, 0).Add('V', 190).Add('Z'),
                arches[arch]);
        }

        svg.Rect(0, 190, CoverDrawing.Width, 110, colours.Ground);
        svg.Rect(0, 189, CoverDrawing.Width, 2, colours.Ink, opacity: .5);
    }
}
