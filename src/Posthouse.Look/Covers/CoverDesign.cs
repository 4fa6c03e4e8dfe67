namespace Posthouse.Look.Covers;

/// <summary>How the cover of a book looks: chosen by the book's id alone, so a book looks the same everywhere and always.</summary>
/// <param name="PaletteNumber">Index into <see cref="CoverPalette.All"/>.</param>
/// <param name="Pattern">What is drawn.</param>
public sealed record CoverDesign(int PaletteNumber, CoverPattern Pattern)
{
    /// <summary>The colours.</summary>
    public CoverPalette Palette => CoverPalette.All[PaletteNumber];

    /// <summary>Which part of the cover is left free for the title: <c>top</c>, <c>plate</c> or <c>bottom</c>.</summary>
    public string TitlePlace => Pattern switch
    {
        CoverPattern.Waves or CoverPattern.Leaf => "top",
        CoverPattern.Plate => "plate",
        _ => "bottom",
    };

    /// <summary>The design for an id.</summary>
    /// <param name="id">Any text that names the book.</param>
    public static CoverDesign Of(string id) => Choose(new SeededStream(SeedOf(id)));

    internal static string SeedOf(string id) => "cover:" + id;

    internal static CoverDesign Choose(SeededStream stream) =>
        new(stream.Whole(0, CoverPalette.All.Length - 1), (CoverPattern)stream.Whole(0, 7));
}
