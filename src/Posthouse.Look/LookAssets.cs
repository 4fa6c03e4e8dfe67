using Posthouse.Look.Covers;
using Posthouse.Look.Serving;

namespace Posthouse.Look;

/// <summary>The files of the shared look.</summary>
public static class LookAssets
{
    internal const string Covers = "/look/covers/" + CoverDrawing.Version;

    /// <summary>Style sheet <c>look.css</c>, the fonts, <c>mark.svg</c> and <c>favicon.ico</c>.</summary>
    public static AssetSet Shared { get; } = AssetSet.EmbeddedIn(typeof(LookAssets).Assembly, "/look");

    /// <summary>The address of a book's drawn cover.</summary>
    /// <param name="id">The book: 1 to 64 small letters, digits, colons and hyphens.</param>
    public static string CoverAddress(string id) => $"{Covers}/{id}.svg";
}
