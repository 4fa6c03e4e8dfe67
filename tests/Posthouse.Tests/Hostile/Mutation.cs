namespace Posthouse.Tests.Hostile;

/// <summary>Damages valid bytes.</summary>
internal static class Mutation
{
    private static readonly byte[] Interesting = [0, 1, 2, 0x0A, 0x0D, 0x20, (byte)'"', (byte)'%', (byte)'\\', (byte)'{', 0x7F, 0x80, 0xC0, 0xED, 0xFE, 0xFF];

    /// <summary>One to four changes: bits, bytes, cuts, repetitions, insertions, and pieces of another valid input.</summary>
    /// <param name="random">Decides.</param>
    /// <param name="source">Valid bytes.</param>
    /// <param name="other">Other valid bytes.</param>
    public static byte[] Of(Random random, ReadOnlySpan<byte> source, ReadOnlySpan<byte> other)
    {
        var bytes = new List<byte>(source.Length + 64);
        bytes.AddRange(source);
        for (var count = random.Next(1, 5); count > 0; count--)
        {
            Change(random, bytes, other);
        }

        return [.. bytes];
    }

    private static void Change(Random random, List<byte> bytes, ReadOnlySpan<byte> other)
    {
        var at = random.Next(bytes.Count + 1);
        var length = Math.Min(random.Next(1, 17), bytes.Count - at);
        switch (random.Next(9))
        {
            case 0 when at < bytes.Count:
                bytes[at] ^= (byte)(1 << random.Next(8));
                break;
            case 1 when at < bytes.Count:
                bytes[at] = (byte)random.Next(256);
                break;
            case 2 when at < bytes.Count:
                bytes[at] = Interesting[random.Next(Interesting.Length)];
                break;
            case 3:
                bytes.RemoveRange(at, length);
                break;
            case 4:
                bytes.RemoveRange(at, bytes.Count - at);
                break;
            case 5:
                bytes.InsertRange(at, bytes.GetRange(at, length));
                break;
            case 6:
                bytes.Insert(at, Interesting[random.Next(Interesting.Length)]);
                break;
            case 7 when !other.IsEmpty:
                var start = random.Next(other.Length);
                bytes.InsertRange(at, other.Slice(start, Math.Min(random.Next(1, 33), other.Length - start)).ToArray());
                break;
            default:
                bytes.InsertRange(at, Enumerable.Repeat(Interesting[random.Next(Interesting.Length)], random.Next(1, 300)));
                break;
        }
    }
}
