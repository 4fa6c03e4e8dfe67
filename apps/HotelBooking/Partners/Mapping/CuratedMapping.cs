using System.Collections.Frozen;

namespace HotelBooking.Partners.Mapping;

/// <summary>What somebody has looked at and settled: which hotel of a partner is ours, and which is not.</summary>
internal static class CuratedMapping
{
    private const string None = "-";

    private static readonly Lazy<FrozenDictionary<(string Partner, string Code), string>> Settled = new(Read);

    /// <summary>Our hotel; <see langword="null"/> when it is none of ours.</summary>
    /// <returns>Whether it is settled.</returns>
    public static bool TryFind(string partner, string code, out string? hotelId)
    {
        var isSettled = Settled.Value.TryGetValue((partner, code), out var settled);
        hotelId = settled == None ? null : settled;
        return isSettled;
    }

    private static FrozenDictionary<(string Partner, string Code), string> Read()
    {
        using var lines = new StreamReader(typeof(CuratedMapping).Assembly.GetManifestResourceStream("curated.tsv")!);
        return lines.ReadToEnd().Split('\n')
            .Where(line => line.Length > 0 && line[0] != '#')
            .Select(line => line.Split('\t'))
            .ToFrozenDictionary(row => (row[0], row[1]), row => row[2].Trim());
    }
}
