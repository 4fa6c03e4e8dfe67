namespace Posthouse.Look.Covers;

/// <summary>Patterns that repeat over the page.</summary>
internal static class GridPatterns
{
    public static void Tiles(SvgText svg, SeededStream stream, CoverPalette colours)
    {
        const double side = 40;
        const double rise = 36.5;
        ReadOnlySpan<Colour> shapes = [colours.First, colours.Second, colours.First.Towards(colours.Ground, .5)];
        for (var row = 0; row < 5; row++)
        {
            for (var column = 0; column < 5; column++)
            {
                var (left, top) = (column * side, row * rise);
                var turn = stream.Whole(0, 3);
                var shape = stream.Pick(shapes);
                // A hair wider than its place, so that no seam shows between neighbours.
                svg.Rect(left, top, side + .4, rise + .4, stream.Chance(.35) ? colours.Second.Towards(colours.Ground, .72) : colours.Ground);
                svg.Shape(QuarterDisc(left, top, turn), shape);
            }
        }

        static PathText QuarterDisc(double left, double top, int turn)
        {
            ReadOnlySpan<(double X, double Y)> corners = [(left, top), (left + side, top), (left + side, top + rise), (left, top + rise)];
            var (middle, start, end) = (corners[turn], corners[(turn + 1) % 4], corners[(turn + 3) % 4]);
            return new PathText().Add('M', middle.X, middle.Y).Add('L', start.X, start.Y).Add('A', side, rise, 0, 0, 1, end.X, end.Y).Add('Z');
        }
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
}
