using System.Globalization;
using System.Text;

namespace HotelBooking.Partners.Mapping;

/// <summary>Compares names of hotels as people would: capitals, accents, the order of words and words such as "hotel" do not count.</summary>
internal static class HotelNames
{
    private static readonly string[] Empty = ["hotel", "the", "and", "le", "la", "el", "das", "der"];

    /// <summary>The words that count, in alphabetical order.</summary>
    public static string Normalised(string name)
    {
        var letters = new StringBuilder(name.Length);
        foreach (var rune in name.Normalize(NormalizationForm.FormKD).EnumerateRunes())
        {
            if (Rune.GetUnicodeCategory(rune) != UnicodeCategory.NonSpacingMark)
            {
                letters.Append(Rune.IsLetterOrDigit(rune) ? Rune.ToLowerInvariant(rune).ToString() : " ");
            }
        }

        var words = letters.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries).Except(Empty, StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        return words.Count > 0 ? string.Join(' ', words) : letters.ToString().Trim();
    }

    /// <summary>How alike two normalised names are, in percent: Sørensen's index over pairs of letters.</summary>
    public static int Similarity(string left, string right)
    {
        if (left == right)
        {
            return 100;
        }

        var (pairs, others) = (Pairs(left), Pairs(right));
        var all = pairs.Count + others.Count;
        var shared = pairs.Count(others.Remove);
        return all == 0 ? 0 : 200 * shared / all;
    }

    private static List<string> Pairs(string text) => [.. Enumerable.Range(0, Math.Max(0, text.Length - 1)).Select(at => text.Substring(at, 2))];
}
