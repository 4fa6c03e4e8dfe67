namespace HotelBooking.Search.Places;

/// <summary>
/// How far one word is from another: the fewest letters that must be put in, left out, changed or swapped with a neighbour (restricted Damerau–Levenshtein distance).
/// </summary>
internal static class Spelling
{
    /// <summary>The distance, or one more than <paramref name="most"/> when it is greater.</summary>
    public static int Distance(string one, string other, int most)
    {
        if (Math.Abs(one.Length - other.Length) > most)
        {
            return most + 1;
        }

        Span<int> rows = stackalloc int[3 * (other.Length + 1)];
        var width = other.Length + 1;
        var before = rows[..width];
        var last = rows.Slice(width, width);
        var next = rows[(2 * width)..];
        for (var at = 0; at < width; at++)
        {
            last[at] = at;
        }

        for (var row = 1; row <= one.Length; row++)
        {
            next[0] = row;
            var least = row;
            for (var column = 1; column < width; column++)
            {
                var cost = one[row - 1] == other[column - 1] ? 0 : 1;
                var distance = Math.Min(Math.Min(last[column] + 1, next[column - 1] + 1), last[column - 1] + cost);
                if (row > 1 && column > 1 && one[row - 1] == other[column - 2] && one[row - 2] == other[column - 1])
                {
                    distance = Math.Min(distance, before[column - 2] + 1);
                }

                next[column] = distance;
                least = Math.Min(least, distance);
            }

            if (least > most)
            {
                return most + 1;
            }

            var free = before;
            before = last;
            last = next;
            next = free;
        }

        return Math.Min(last[^1], most + 1);
    }

    /// <summary>How many letters may be wrong in a word of some length.</summary>
    public static int Tolerance(int length) => length switch { < 3 => 0, < 5 => 1, < 10 => 2, _ => 3 };

    /// <summary>Which letters occur, as bits: two words whose bits differ in more than twice the tolerance are further apart than it.</summary>
    public static ulong Letters(string word)
    {
        var letters = 0UL;
        foreach (var letter in word)
        {
            letters |= 1UL << (letter & 63);
        }

        return letters;
    }
}
