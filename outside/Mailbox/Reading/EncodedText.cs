using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Mailbox.Reading;

/// <summary>Reads encoded words (RFC 2047) and the encodings of bodies (RFC 2045). What cannot be read stays as it is.</summary>
internal static partial class EncodedText
{
    public static string Decode(string value) =>
        Word().Replace(Between().Replace(value, "?="), static match => DecodeWord(match) ?? match.Value);

    public static byte[] Body(byte[] bytes, string encoding) => encoding.ToUpperInvariant() switch
    {
        "BASE64" => Base64(Encoding.Latin1.GetString(bytes)) ?? bytes,
        "QUOTED-PRINTABLE" => QuotedPrintable(bytes, spaces: false),
        _ => bytes,
    };

    public static string Text(byte[] bytes, string charset)
    {
        try
        {
            return (charset.Length > 0 ? Encoding.GetEncoding(charset) : Encoding.UTF8).GetString(bytes);
        }
        catch (ArgumentException)
        {
            return Encoding.Latin1.GetString(bytes);
        }
    }

    public static byte[] Percent(string text)
    {
        var bytes = new List<byte>(text.Length);
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] == '%' && at + 2 < text.Length && Hex(text.AsSpan(at + 1, 2)) is { } value)
            {
                bytes.Add(value);
                at += 2;
            }
            else
            {
                bytes.Add((byte)text[at]);
            }
        }

        return [.. bytes];
    }

    private static string? DecodeWord(Match word)
    {
        var text = word.Groups["text"].Value;
        var bytes = word.Groups["kind"].Value is "B" or "b" ? Base64(text) : QuotedPrintable(Encoding.Latin1.GetBytes(text), spaces: true);
        return bytes is null ? null : Text(bytes, word.Groups["charset"].Value);
    }

    private static byte[]? Base64(string text)
    {
        var bytes = new byte[(text.Length * 3 / 4) + 3];
        return Convert.TryFromBase64String(text, bytes, out var length) ? bytes[..length] : null;
    }

    private static byte[] QuotedPrintable(byte[] bytes, bool spaces)
    {
        var decoded = new List<byte>(bytes.Length);
        for (var at = 0; at < bytes.Length; at++)
        {
            if (bytes[at] == '_' && spaces)
            {
                decoded.Add((byte)' ');
            }
            else if (bytes[at] != '=')
            {
                decoded.Add(bytes[at]);
            }
            else if (at + 2 < bytes.Length && Hex(Encoding.Latin1.GetString(bytes, at + 1, 2)) is { } value)
            {
                decoded.Add(value);
                at += 2;
            }
            else
            {
                // A soft line break: the rest of the line is nothing.
                at += at + 2 < bytes.Length && bytes[at + 1] == '\r' ? 2 : 1;
            }
        }

        return [.. decoded];
    }

    private static byte? Hex(ReadOnlySpan<char> digits) =>
        byte.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value) ? value : null;

    [GeneratedRegex("=\\?(?<charset>[^?*\\s]+)(?:\\*[^?\\s]*)?\\?(?<kind>[BbQq])\\?(?<text>[^?\\s]*)\\?=", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex Word();

    // Blanks between two encoded words belong to neither.
    [GeneratedRegex("\\?=\\s+(?==\\?)", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Between();
}
