using System.Buffers;
using Posthouse.Look.Covers;
using Posthouse.Look.Serving;

namespace Posthouse.Look;

/// <summary>The files of the shared look.</summary>
public static class LookAssets
{
    internal const string Covers = "/look/covers/" + CoverDrawing.Version;

    private static readonly SearchValues<char> CoverLetters = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789:-");

    /// <summary>Style sheet <c>look.css</c>, the fonts, <c>mark.svg</c> and <c>favicon.ico</c>.</summary>
    public static AssetSet Shared { get; } = AssetSet.EmbeddedIn(typeof(LookAssets).Assembly, "/look");

    /// <summary>The address of a book's drawn cover.</summary>
    /// <param name="id">The book: 1 to 64 small letters, digits, colons and hyphens.</param>
    /// <exception cref="ArgumentException">The id is not such a text.</exception>
    public static string CoverAddress(string id) => IsCoverId(id)
        ? $"{Covers}/{id}.svg"
        : throw new ArgumentException("Give 1 to 64 small letters, digits, colons and hyphens.", nameof(id));

    internal static bool IsCoverId(string id) => id.Length is >= 1 and <= 64 && !id.AsSpan().ContainsAnyExcept(CoverLetters);
}
