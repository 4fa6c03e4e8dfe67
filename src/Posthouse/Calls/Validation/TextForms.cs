using System.Buffers;

namespace Posthouse.Calls.Validation;

/// <summary>The well-known forms of texts.</summary>
internal static class TextForms
{
    private const int LongestLabel = 63;
    private const int UuidLength = 36;

    private static readonly SearchValues<char> MailboxCharacters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789.!#$%&'*+/=?^_`{|}~-");

    private static readonly SearchValues<char> LabelCharacters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-");

    private static readonly SearchValues<char> UriCharacters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~:/?#[]@!$&'()*+,;=%");

    /// <summary>What a browser takes for <c>input type=email</c>: a mailbox of the usual characters, and a host name of labels of at most 63 characters.</summary>
    public static bool IsEmail(string text)
    {
        var at = text.IndexOf('@', StringComparison.Ordinal);
        if (at < 1 || text.AsSpan(0, at).ContainsAnyExcept(MailboxCharacters))
        {
            return false;
        }

        foreach (var range in text.AsSpan(at + 1).Split('.'))
        {
            if (!IsLabel(text.AsSpan(at + 1)[range]))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The form of RFC 9562 section 4: hexadecimal digits in groups of 8, 4, 4, 4 and 12.</summary>
    public static bool IsUuid(string text)
    {
        if (text.Length != UuidLength)
        {
            return false;
        }

        for (var at = 0; at < UuidLength; at++)
        {
            if (at is 8 or 13 or 18 or 23 ? text[at] != '-' : !char.IsAsciiHexDigit(text[at]))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>RFC 3986 section 4.3, with an optional fragment: a scheme, and only characters that a URI may have.</summary>
    public static bool IsAbsoluteUri(string text)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        if (colon < 1 || colon == text.Length - 1 || !char.IsAsciiLetter(text[0]) || text.AsSpan().ContainsAnyExcept(UriCharacters))
        {
            return false;
        }

        foreach (var character in text.AsSpan(0, colon))
        {
            if (!char.IsAsciiLetterOrDigit(character) && character is not ('+' or '-' or '.'))
            {
                return false;
            }
        }

        return text.AsSpan().Count('#') <= 1 && PercentsAreEncodings(text) && Uri.TryCreate(text, UriKind.Absolute, out _);
    }

    private static bool IsLabel(ReadOnlySpan<char> label) =>
        label.Length is > 0 and <= LongestLabel && label[0] != '-' && label[^1] != '-' && !label.ContainsAnyExcept(LabelCharacters);

    private static bool PercentsAreEncodings(string text)
    {
        for (var at = text.IndexOf('%', StringComparison.Ordinal); at >= 0; at = text.IndexOf('%', at + 1))
        {
            if (at + 2 >= text.Length || !char.IsAsciiHexDigit(text[at + 1]) || !char.IsAsciiHexDigit(text[at + 2]))
            {
                return false;
            }
        }

        return true;
    }
}
