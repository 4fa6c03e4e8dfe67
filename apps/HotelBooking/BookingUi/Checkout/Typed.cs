using System.Globalization;
using System.Text;
using Posthouse.Look.Forms;

namespace HotelBooking.BookingUi.Checkout;

/// <summary>What somebody typed, tidied: nobody is sent back for a space too many or for a mark that cannot be seen.</summary>
internal static class Typed
{
    /// <summary>One line: spaces at the ends and in a row are taken out, so are invisible marks that came along with pasted text.</summary>
    public static string Line(string? text) => string.Join(' ', VisibleText.Of(text).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>Several lines, without empty ones at the ends.</summary>
    public static string Lines(string? text) =>
        string.Join('\n', VisibleText.Of(text).ReplaceLineEndings("\n").Split('\n').Select(static line => line.TrimEnd())).Trim();

    /// <summary>What keeps a text from being taken, as the sentence for its field; <see langword="null"/> when nothing does.</summary>
    /// <param name="text">The text, tidied.</param>
    /// <param name="what">What it is, with its article: <c>the name</c>.</param>
    /// <param name="most">Most characters.</param>
    public static string? Problem(string text, string what, int most)
    {
        if (text.EnumerateRunes().Any(static rune => Rune.IsControl(rune) && rune.Value != '\n'))
        {
            return $"Take the characters out of {what} that cannot be printed";
        }

        var length = text.EnumerateRunes().Count();
        return length <= most
            ? null
            : string.Create(CultureInfo.InvariantCulture, $"Shorten {what} to {most:N0} characters; it has {length:N0}");
    }

    /// <summary>The text as far as a form shows it again: what is far too long is not sent back and forth whole.</summary>
    public static string Shown(string text, int most) => text.Length <= most * 4 ? text : text[..(most * 4)];
}
