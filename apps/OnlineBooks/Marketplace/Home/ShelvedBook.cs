using System.Globalization;
using System.Text;

namespace OnlineBooks.Marketplace.Home;

/// <summary>A recommended book, fit to be shown: whoever recommends may be a program of somebody else's.</summary>
public sealed record ShelvedBook
{
    private const int LongestTitle = 120;

    private ShelvedBook(int id, string title) => (Id, Title) = (id, title);

    /// <summary>The book's number.</summary>
    public int Id { get; }

    /// <summary>The title on one line, with something to read in it, of at most 120 characters.</summary>
    public string Title { get; }

    /// <summary>What the book's cover is drawn from.</summary>
    public string CoverId => string.Create(CultureInfo.InvariantCulture, $"book:{Id}");

    /// <summary>Takes a recommendation.</summary>
    /// <returns><see langword="null"/> when its title holds nothing to read.</returns>
    public static ShelvedBook? From(BookRecommendation recommendation)
    {
        var title = OneLine(recommendation.Title);
        return title.EnumerateRunes().Any(Readable) ? new ShelvedBook(recommendation.Id, Shortened(title)) : null;
    }

    private static string OneLine(string title)
    {
        // A title far beyond what is shown is not worth walking through.
        var start = title.AsSpan(0, Math.Min(title.Length, LongestTitle * 16));
        var line = new StringBuilder(start.Length);
        foreach (var rune in start.EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(rune) || Rune.IsControl(rune))
            {
                line.Append(line is [] or [.., ' '] ? "" : " ");
            }
            else
            {
                line.Append(rune.ToString());
            }
        }

        return line.ToString().TrimEnd();
    }

    private static bool Readable(Rune rune) => Rune.IsLetterOrDigit(rune) || Rune.IsSymbol(rune) || Rune.IsPunctuation(rune);

    private static string Shortened(string title)
    {
        var letters = StringInfo.ParseCombiningCharacters(title);
        if (letters.Length <= LongestTitle && title.Length <= LongestTitle * 4)
        {
            return title;
        }

        // Never within what a reader sees as one character; and one made of hundreds of marks does not count as one.
        var end = letters.Take(LongestTitle).TakeWhile(start => start <= LongestTitle * 4).LastOrDefault();
        return title[..end].TrimEnd() + "…";
    }
}
