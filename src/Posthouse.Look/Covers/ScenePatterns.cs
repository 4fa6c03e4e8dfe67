namespace Posthouse.Look.Covers;

/// <summary>Patterns that show something: water, a plant, a sun.</summary>
internal static class ScenePatterns
{
    public static void Waves(SvgText svg, SeededStream stream, CoverPalette colours)
    {
        svg.Circle(stream.Between(50, 150), 168, stream.Between(30, 44), colours.First);
        var phase = stream.Between(0, 6);
        for (var wave = 0; wave < 5; wave++)
        {
            var level = 178 + (wave * 24);
            var path = new PathText().Add('M', 0, CoverDrawing.Height).Add('V', level);
            for (var x = 0; x <= CoverDrawing.Width; x += 10)
            {
                path.Add('L', x, level + (9 * Math.Sin((x / (26.0 + (wave * 5))) + phase + (wave * 1.7))));
            }

            svg.Shape(path.Add('V', CoverDrawing.Height).Add('Z'), colours.Second.Towards(colours.Ground, wave % 2 == 1 ? .45 : .08));
        }
    }

    public static void Leaf(SvgText svg, SeededStream stream, CoverPalette colours)
    {
        svg.Line(new PathText().Add('M', 100, CoverDrawing.Height).Add('V', 132), colours.First, 3);
        var pairs = stream.Whole(4, 6);
        for (var pair = 0; pair < pairs; pair++)
        {
            var root = 286 - (pair * (142.0 / pairs));
            var reach = 62 - (pair * 6);
            var lift = stream.Between(20, 34);
            foreach (var side in (ReadOnlySpan<double>)[reach, -reach])
            {
                svg.Shape(
                    new PathText().Add('M', 100, root)
                        .Add('q', side * .3, -lift - 14, side, -lift - 6)
                        .Add('q', -side * .2, lift + 2, -side, lift + 6).Add('Z'),
                    pair % 2 == 1 ? colours.First : colours.Second);
            }
        }

        svg.Circle(100, 128, 11, colours.Second);
        svg.Circle(100, 128, 5, colours.First);
    }

    public static void Rays(SvgText svg, SeededStream stream, CoverPalette colours)
    {
        const double centreX = 100;
        const double centreY = 176;
        const double reach = 260;
        var rays = stream.Pick<int>([18, 24, 30]);
        for (var ray = 0; ray < rays; ray++)
        {
            var from = Math.PI + (Math.PI * ray / rays);
            var to = Math.PI + (Math.PI * (ray + .5) / rays);
            svg.Shape(
                new PathText().Add('M', centreX, centreY)
                    .Add('L', centreX + (reach * Math.Cos(from)), centreY + (reach * Math.Sin(from)))
                    .Add('L', centreX + (reach * Math.Cos(to)), centreY + (reach * Math.Sin(to))).Add('Z'),
                ray % 2 == 1 ? colours.First : colours.First.Towards(colours.Ground, .35));
        }

        svg.Circle(centreX, centreY, 56, colours.Ground);
        svg.Circle(centreX, centreY, 48, colours.Second);
        svg.Rect(0, 176, CoverDrawing.Width, 124, colours.Ground);
    }
}
