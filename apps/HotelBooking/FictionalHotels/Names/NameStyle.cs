namespace HotelBooking.FictionalHotels.Names;

/// <summary>How made-up hotels and streets are called in some countries.</summary>
/// <param name="Key">Name of the style.</param>
/// <param name="Houses">Kinds of houses, <c>~</c> standing for a phrase.</param>
/// <param name="Phrases">What houses are called after.</param>
/// <param name="Streets">Made-up streets.</param>
/// <param name="Address">The order of street (<c>~</c>) and number (<c>#</c>).</param>
internal sealed record NameStyle(string Key, IReadOnlyList<string> Houses, IReadOnlyList<string> Phrases, IReadOnlyList<string> Streets, string Address)
{
    /// <summary>How many different names the style has.</summary>
    public int Names => Houses.Count * Phrases.Count;

    /// <summary>The name of the given number: all are different before the first comes again; neighbours differ in house and phrase.</summary>
    public string Name(int number)
    {
        var (round, phrase) = Math.DivRem(number % Names, Phrases.Count);
        return Houses[(phrase + round) % Houses.Count].Replace("~", Phrases[phrase], StringComparison.Ordinal);
    }
}
