using System.Text;

namespace Posthouse.Look.Covers;

/// <summary>
/// The numbers behind a drawing: FNV-1a (32 bits) of the UTF-8 text seeds mulberry32. Plain unsigned arithmetic, so the same text
/// gives the same numbers in every language and on every machine.
/// </summary>
internal sealed class SeededStream
{
    private const uint FnvOffset = 0x811c9dc5;
    private const uint FnvPrime = 0x01000193;
    private const uint MulberryStep = 0x6d2b79f5;

    private uint _state = FnvOffset;

    public SeededStream(string seed)
    {
        foreach (var octet in Encoding.UTF8.GetBytes(seed))
        {
            _state = unchecked((_state ^ octet) * FnvPrime);
        }

        // Seeds that differ in one letter start close together; the first few numbers spread them.
        for (var skipped = 0; skipped < 4; skipped++)
        {
            Next();
        }
    }

    /// <summary>The next number, from 0 inclusive to 1 exclusive.</summary>
    public double Next()
    {
        unchecked
        {
            _state += MulberryStep;
            var mixed = (_state ^ (_state >> 15)) * (_state | 1);
            mixed ^= mixed + ((mixed ^ (mixed >> 7)) * (mixed | 61));
            return (mixed ^ (mixed >> 14)) / 4294967296.0;
        }
    }

    public double Between(double low, double high) => low + ((high - low) * Next());

    /// <summary>A whole number from <paramref name="low"/> to <paramref name="high"/>, both inclusive.</summary>
    public int Whole(int low, int high) => (int)Math.Floor(low + ((high - low + 1) * Next()));

    public T Pick<T>(ReadOnlySpan<T> choices) => choices[(int)(Next() * choices.Length)];

    public bool Chance(double probability) => Next() < probability;
}
