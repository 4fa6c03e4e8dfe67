namespace HotelBooking.FictionalHotels.Geography;

/// <summary>What a place is called: its plain name, and other names by language.</summary>
/// <param name="plain">The name that it is known by here, usually the English or the local one.</param>
/// <param name="packed">Other names as in the data file: <c>de,nl:Lissabon|fr:Lisbonne</c>.</param>
public sealed class PlaceNames(string plain, string packed)
{
    /// <summary>The plain name.</summary>
    public string Plain => plain;

    /// <summary>Names that differ from the plain one, each with the languages (ISO 639-1) that use it.</summary>
    public IEnumerable<(IReadOnlyList<string> Languages, string Name)> Others
    {
        get
        {
            foreach (var entry in packed.Split('|', StringSplitOptions.RemoveEmptyEntries))
            {
                var colon = entry.IndexOf(':', StringComparison.Ordinal);
                yield return (entry[..colon].Split(','), entry[(colon + 1)..]);
            }
        }
    }

    /// <summary>The name in a language; the plain one where none is known.</summary>
    /// <param name="language">A language tag; only its first part counts (<c>pt-BR</c> is <c>pt</c>).</param>
    public string In(string language)
    {
        var code = language.Split('-', '_')[0];
        foreach (var (languages, name) in Others)
        {
            if (languages.Contains(code, StringComparer.OrdinalIgnoreCase))
            {
                return name;
            }
        }

        return plain;
    }
}
