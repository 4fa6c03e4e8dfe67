namespace Posthouse.Look.Covers;

/// <summary>Sets the title on a cover.</summary>
internal static class CoverTitle
{
    private const int Smallest = 5;

    // A letter of the serif is about 0.58 of its size wide; the places for titles are 84 and 61 hundredths of the cover wide.
    private const double LetterWidth = .58;
    private const double FreeWidth = 84;
    private const double PlateWidth = 61;

    /// <summary>The size of the letters, in hundredths of the cover's width: small enough for the longest word and for the whole.</summary>
    public static int SizeOf(string title, bool onPlate)
    {
        var longestWord = title.Split([' ', '-'], StringSplitOptions.RemoveEmptyEntries).Select(word => word.Length).DefaultIfEmpty(1).Max();
        var byWord = (onPlate ? PlateWidth : FreeWidth) / (longestWord * LetterWidth);
        var byLength = title.Length switch
        {
            <= 12 => 17,
            <= 19 => 13,
            <= 29 => 11,
            <= 45 => 9,
            <= 80 => 7,
            _ => Smallest,
        };
        return (int)Math.Max(Smallest, Math.Min(byLength, byWord));
    }
}
