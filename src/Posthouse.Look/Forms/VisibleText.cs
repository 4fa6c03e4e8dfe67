namespace Posthouse.Look.Forms;

/// <summary>What can be seen of a text that somebody typed or pasted.</summary>
public static class VisibleText
{
    /// <summary>
    /// The text without controls of direction and marks without width, which would make one name look like another and come along with pasted text. The joiners that Persian or Hindi words
    /// need stay, and so do control characters: what nobody can have typed is refused and not mended.
    /// </summary>
    /// <param name="text">The text; <see langword="null"/> is an empty one.</param>
    public static string Of(string? text) => string.Concat((text ?? "").Where(static letter =>
        letter is not ('\u200b' or '\u2060' or '\ufeff' or '\u00ad' or (>= '\u202a' and <= '\u202e') or (>= '\u2066' and <= '\u2069'))));
}
