namespace Posthouse.Look.Covers;

/// <summary>Patterns that repeat over the page.</summary>
internal static class GridPatterns
{
    private const double TileWidth = 40;
    private const double TileHeight = 36.5;
    private const double Hair = .2;

    public static void Tiles(SvgText svg, SeededStream stream, CoverPalette colours)
    {
        ReadOnlySpan<Colour> shapes = [colours.First, colours.Second, colours.First.Towards(colours.Ground, .5)];
        var discs = new List<(PathText Outline, Colour Fill)>();
        for (var row = 0; row < 5; row++)
        {
            for (var column = 0; column < 5; column++)
            {
                // A hair beyond its place on every side, so that no seam shows between neighbours.
                var (left, top) = ((column * TileWidth) - Hair, (row * TileHeight) - Hair);
                discs.Add((QuarterDisc(left, top, stream.Whole(0, 3)), stream.Pick(shapes)));
                if (stream.Chance(.35))
                {
                    svg.Rect(left, top, TileWidth + (2 * Hair), TileHeight + (2 * Hair), colours.Second.Towards(colours.Ground, .72));
                }
            }
        }

        foreach (var (outline, fill) in discs)
        {
            svg.Shape(outline, fill);
        }

        svg.Rect(0, 5 * TileHeight, CoverDrawing.Width, CoverDrawing.Height, colours.Ground);
    }

    public static void Plate(SvgText svg, SeededStream stream, CoverPalette colours)
    {
        var step = stream.Pick<double>([10, 14, 20]);
        for (var x = 0.0; x < CoverDrawing.Width; x += step)
        {
            svg.Line(new PathText().Add('M', x, 0).Add('v', CoverDrawing.Height), colours.First, step * .28, opacity: .55);
        }

        for (var y = step / 2; y < CoverDrawing.Height; y += step * 1.6)
        {
            for (var x = step / 2; x < CoverDrawing.Width; x += step)
            {
                svg.Circle(x, y, step * .2, colours.Second);
            }
        }

        svg.Rect(22, 62, 156, 150, colours.Ground);
        svg.Frame(27, 67, 146, 140, colours.First, 1.6);
        svg.Frame(30.5, 70.5, 139, 133, colours.First, .6);
    }

    private static PathText QuarterDisc(double left, double top, int turn)
    {
        var (width, height) = (TileWidth + (2 * Hair), TileHeight + (2 * Hair));
        ReadOnlySpan<(double X, double Y)> corners = [(left, top), (left + width, top), (left + width, top + height), (left, top + height)];
        var (middle, start, end) = (corners[turn], corners[(turn + 1) % 4], corners[(turn + 3) % 4]);
        return new PathText().Add('M', middle.X, middle.Y).Add('L', start.X, start.Y)
            .Add('A', width, height, 0, 0, 1, end.X, end.Y).Add('Z');
    }
}
