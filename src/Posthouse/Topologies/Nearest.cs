namespace Posthouse.Topologies;

/// <summary>Finds the name that somebody who mistyped probably meant.</summary>
internal static class Nearest
{
    public static string Hint(string typed, IEnumerable<string> known)
    {
        var best = known.MinBy(name => Distance(typed, name));
        return best is not null && Distance(typed, best) <= Math.Max(2, typed.Length / 3) ? $"Did you mean \"{best}\"? " : "";
    }

    // Edit distance, case ignored, one row at a time.
    private static int Distance(string left, string right)
    {
        var row = Enumerable.Range(0, right.Length + 1).ToArray();
        for (var i = 1; i <= left.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var substituted = diagonal + (char.ToUpperInvariant(left[i - 1]) == char.ToUpperInvariant(right[j - 1]) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(substituted, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[right.Length];
    }
}
