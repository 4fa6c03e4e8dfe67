using System.Globalization;
using System.Text;

namespace HotelBooking.Search.Places;

/// <summary>
/// Names as they are compared: accents, case, punctuation and variants of a letter are gone, so that "Malaga" is "Málaga", "ISTANBUL" is "İstanbul" and "Łódź" is "lodz".
/// </summary>
internal static class FoldedText
{
    private static readonly IReadOnlyDictionary<char, string> Letters = new Dictionary<char, string>
    {
        ['ß'] = "ss", ['ø'] = "o", ['đ'] = "d", ['ł'] = "l", ['æ'] = "ae", ['œ'] = "oe", ['ı'] = "i", ['þ'] = "th", ['ð'] = "d", ['ħ'] = "h", ['ŧ'] = "t", ['ə'] = "a",
        ['ς'] = "σ", // the final form of sigma
        ['ة'] = "ه", ['ى'] = "ي", ['ٱ'] = "ا", ['ـ'] = "", ['ک'] = "ك", ['ی'] = "ي", // letters that Arabic and Persian keyboards write differently
        ['ー'] = "", ['・'] = "",
    };

    /// <summary>Folds a name; empty when nothing in it counts.</summary>
    public static string Of(string text)
    {
        var folded = new StringBuilder(text.Length);
        // The one code point that no normalization takes; it is no letter.
        foreach (var letter in text.Replace('\uFFFE', ' ').Normalize(NormalizationForm.FormKD).ToLowerInvariant())
        {
            Append(folded, letter);
        }

        return folded.ToString().TrimEnd();
    }

    /// <summary>Where each further word of a folded name begins: "new york city" gives "york city" and "city".</summary>
    public static IEnumerable<string> Ends(string folded)
    {
        for (var space = folded.IndexOf(' ', StringComparison.Ordinal); space >= 0; space = folded.IndexOf(' ', space + 1))
        {
            yield return folded[(space + 1)..];
        }
    }

    private static void Append(StringBuilder folded, char letter)
    {
        if (Letters.TryGetValue(letter, out var other))
        {
            folded.Append(other);
        }
        else if (letter is >= '\u3041' and <= '\u3096')
        {
            folded.Append((char)(letter + 0x60)); // hiragana as katakana
        }
        else if (char.IsLetterOrDigit(letter) || char.IsSurrogate(letter))
        {
            folded.Append(letter);
        }
        else if (!IsMark(letter) && letter is not ('\'' or '’' or '`' or 'ʻ' or 'ʼ') && folded.Length > 0 && folded[^1] != ' ')
        {
            folded.Append(' ');
        }
    }

    // Vowel signs of Indic scripts are spacing marks and count.
    private static bool IsMark(char letter) => char.GetUnicodeCategory(letter) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format;
}
