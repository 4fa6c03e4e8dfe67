using System.Globalization;
using System.Text;

namespace Users.Outgoing.Mime;

/// <summary>Text outside ASCII as encoded words (RFC 2047): UTF-8 in base64, none longer than 75 characters, none that cuts a character in two.</summary>
internal static class EncodedWords
{
    private const string Opening = "=?utf-8?B?";
    private const string Closing = "?=";
    private const int Longest = 75;

    /// <param name="text">What to write.</param>
    /// <param name="firstLength">Characters that the first word may have, since it stands behind the header's name.</param>
    public static IReadOnlyList<string> Of(string text, int firstLength)
    {
        var words = new List<string>();
        var pending = new List<byte>();
        foreach (var piece in Pieces(text))
        {
            var bytes = Encoding.UTF8.GetBytes(piece);
            if (pending.Count > 0 && pending.Count + bytes.Length > Capacity(words.Count == 0 ? firstLength : Longest))
            {
                Close();
            }

            pending.AddRange(bytes);
        }

        Close();
        return words;

        void Close()
        {
            words.Add($"{Opening}{Convert.ToBase64String([.. pending])}{Closing}");
            pending.Clear();
        }
    }

    private static int Capacity(int length) => (Math.Min(length, Longest) - Opening.Length - Closing.Length) / 4 * 3;

    // What a reader sees as one character stays together where it fits; a family of emoji has more bytes than a word has room.
    private static IEnumerable<string> Pieces(string text)
    {
        var elements = StringInfo.GetTextElementEnumerator(text);
        while (elements.MoveNext())
        {
            var element = elements.GetTextElement();
            if (Encoding.UTF8.GetByteCount(element) <= 30)
            {
                yield return element;
                continue;
            }

            foreach (var rune in element.EnumerateRunes())
            {
                yield return rune.ToString();
            }
        }
    }
}
