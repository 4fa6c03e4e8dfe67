using System.Globalization;
using System.Text.RegularExpressions;

namespace Posthouse.Values;

/// <summary>A language as BCP 47 writes it: <c>en</c>, <c>pl-PL</c>, <c>zh-Hant</c>. The default value is English.</summary>
public readonly partial record struct LanguageTag
{
    private readonly string? _text;

    private LanguageTag(string text) => _text = text;

    /// <summary>The tag as it was given.</summary>
    public string Text => _text ?? "en";

    /// <summary>Whether the language is written from right to left, as Arabic and Hebrew are.</summary>
    public bool IsRightToLeft => CultureInfo.GetCultureInfo(Text).TextInfo.IsRightToLeft;

    /// <summary>The value of an HTML <c>dir</c> attribute: <c>rtl</c> or <c>ltr</c>.</summary>
    public string Direction => IsRightToLeft ? "rtl" : "ltr";

    /// <summary>Reads a tag.</summary>
    /// <param name="text">The tag; empty for English.</param>
    /// <param name="tag">The language, when the text is one.</param>
    public static bool TryParse(string? text, out LanguageTag tag)
    {
        tag = default;
        if (string.IsNullOrEmpty(text))
        {
            return true;
        }

        if (!Form().IsMatch(text))
        {
            return false;
        }

        try
        {
            _ = CultureInfo.GetCultureInfo(text);
        }
        catch (CultureNotFoundException)
        {
            return false;
        }

        tag = new LanguageTag(text);
        return true;
    }

    /// <inheritdoc/>
    public override string ToString() => Text;

    [GeneratedRegex("^[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8}){0,4}\\z", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
