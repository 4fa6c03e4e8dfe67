namespace HotelBooking.FictionalHotels.Names;

/// <summary>Reads the words for made-up names, and tells which style a country uses.</summary>
internal static class NameStyles
{
    private const string Fallback = "en";

    private static readonly Lazy<IReadOnlyDictionary<string, NameStyle>> Loaded = new(Read);

    /// <summary>The style of a country, by its ISO 3166-1 code.</summary>
    public static NameStyle For(string country) => Loaded.Value.TryGetValue(country, out var style) ? style : Loaded.Value[Fallback];

    private static Dictionary<string, NameStyle> Read()
    {
        using var stream = typeof(NameStyles).Assembly.GetManifestResourceStream("words.txt")
            ?? throw new InvalidOperationException("words.txt is not built into the library.");
        using var reader = new StreamReader(stream);
        var styles = new Dictionary<string, NameStyle>(StringComparer.Ordinal);
        var blocks = reader.ReadToEnd().Split("\n= ").Skip(1);
        foreach (var block in blocks)
        {
            var lines = block.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            var heads = lines[0].Split(' ');
            var words = lines.Skip(1).ToDictionary(line => line[..line.IndexOf(' ', StringComparison.Ordinal)], line => line[(line.IndexOf(' ', StringComparison.Ordinal) + 1)..], StringComparer.Ordinal);
            var style = new NameStyle(heads[0], words["houses"].Split('|'), words["phrases"].Split('|'), words["streets"].Split('|'), words["address"]);
            foreach (var key in heads.Skip(heads.Length == 1 ? 0 : 1))
            {
                styles.Add(key, style);
            }
        }

        return styles;
    }
}
