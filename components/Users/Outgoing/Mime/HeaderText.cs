using System.Globalization;
using System.Text;

namespace Users.Outgoing.Mime;

/// <summary>Text of people in a header: made harmless, encoded where it must be, folded. No line that is written here can be ended by what it says.</summary>
internal static class HeaderText
{
    private const int LineLength = 76;

    /// <summary>One line without control characters and without marks that turn the direction of what follows.</summary>
    public static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            var category = Rune.GetUnicodeCategory(rune);
            if (category is UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator)
            {
                clean.Append(' ');
            }
            else if (!TurnsDirection(rune.Value))
            {
                clean.Append(rune);
            }
        }

        return string.Join(' ', clean.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    /// <summary>A header whose value is a text, such as the subject.</summary>
    public static string Unstructured(string name, string value)
    {
        var clean = Clean(value);
        return IsPlain(clean) && !clean.Contains("=?", StringComparison.Ordinal) && clean.Split(' ').All(static word => word.Length < LineLength - 20)
            ? Fold($"{name}: {clean}")
            : $"{name}: {string.Join("\r\n ", EncodedWords.Of(clean, LineLength - name.Length - 2))}";
    }

    /// <summary>A header whose value is an address with a name.</summary>
    public static string Address(string name, string person, string address)
    {
        var clean = Clean(person);
        if (clean.Length == 0)
        {
            return $"{name}: <{address}>";
        }

        var phrase = IsPlain(clean) && clean.Length < LineLength - name.Length - 4 && !clean.Contains("=?", StringComparison.Ordinal)
            ? $"\"{clean.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\""
            : string.Join("\r\n ", EncodedWords.Of(clean, LineLength - name.Length - 2));
        return $"{name}: {phrase}\r\n <{address}>";
    }

    /// <summary>An address as it stands between angle brackets: a local part that is no dot-atom is quoted (RFC 5322, 3.4.1).</summary>
    public static string Quoted(string address)
    {
        var at = address.LastIndexOf('@');
        var local = address[..at];
        return local.StartsWith('.') || local.EndsWith('.') || local.Contains("..", StringComparison.Ordinal) ? $"\"{local}\"{address[at..]}" : address;
    }

    public static bool IsPlain(string text) => !text.AsSpan().ContainsAnyExceptInRange(' ', '~');

    // Embeddings, overrides and isolates (Unicode Standard Annex 9).
    private static bool TurnsDirection(int value) => value is (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069);

    private static string Fold(string header)
    {
        var folded = new StringBuilder(header.Length + 8);
        var length = 0;
        foreach (var word in header.Split(' '))
        {
            if (length > 0 && length + 1 + word.Length > LineLength)
            {
                folded.Append("\r\n ");
                length = 1;
            }
            else if (length > 0)
            {
                folded.Append(' ');
                length++;
            }

            folded.Append(word);
            length += word.Length;
        }

        return folded.ToString();
    }
}
