namespace Posthouse.Look.Covers;

/// <summary>Draws book covers as SVG: 200 by 300, no text, no script, no reference to anything outside.</summary>
public static class CoverDrawing
{
    /// <summary>Goes into the address of a drawing; raised when drawings change, because addresses are cached for a year.</summary>
    public const string Version = "v1";

    internal const double Width = 200;
    internal const double Height = 300;

    /// <summary>Draws the cover of a book. The same id gives the same text, byte for byte.</summary>
    /// <param name="id">Any text that names the book.</param>
    public static string Draw(string id)
    {
        var stream = new SeededStream(CoverDesign.SeedOf(id));
        var design = CoverDesign.Choose(stream);
        var svg = new SvgText(Width, Height);
        svg.Rect(0, 0, Width, Height, design.Palette.Ground);
        Pattern(design.Pattern)(svg, stream, design.Palette);
        Spine(svg);
        return svg.Close();
    }

    private static Action<SvgText, SeededStream, CoverPalette> Pattern(CoverPattern pattern) => pattern switch
    {
        CoverPattern.Arcs => RoundPatterns.Arcs,
        CoverPattern.Waves => ScenePatterns.Waves,
        CoverPattern.Tiles => GridPatterns.Tiles,
        CoverPattern.Plate => GridPatterns.Plate,
        CoverPattern.Leaf => ScenePatterns.Leaf,
        CoverPattern.Orbit => RoundPatterns.Orbit,
        CoverPattern.Arches => RoundPatterns.Arches,
        CoverPattern.Rays => ScenePatterns.Rays,
        _ => throw new ArgumentOutOfRangeException(nameof(pattern), pattern, "Draw this pattern first."),
    };

    private static void Spine(SvgText svg)
    {
        svg.Rect(0, 0, 7, Height, new Colour(0x000000), opacity: .12);
        svg.Rect(7, 0, 1.4, Height, new Colour(0xffffff), opacity: .16);
    }
}
