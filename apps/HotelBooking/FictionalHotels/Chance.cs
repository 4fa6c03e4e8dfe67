using System.Text;

namespace HotelBooking.FictionalHotels;

/// <summary>
/// Chance that always falls the same way: a stream of numbers from a text (FNV-1a, 32 bit, over UTF-8, then the mulberry32 generator), as the drawings use it.
/// </summary>
internal sealed class Chance(string seed)
{
    private uint _state = Hash(seed);

    /// <summary>FNV-1a of a text.</summary>
    public static uint Hash(string text)
    {
        var hash = 2166136261u;
        foreach (var one in Encoding.UTF8.GetBytes(text))
        {
            hash = (hash ^ one) * 16777619u;
        }

        return hash;
    }

    /// <summary>Mixes a hash with a number, for chance about one thing among many, such as a night: no stream has to be run through.</summary>
    public static uint Mix(uint hash, int number)
    {
        var mixed = (hash ^ (uint)number) * 0x9E3779B1u;
        mixed = (mixed ^ (mixed >> 15)) * 0x85EBCA77u;
        mixed = (mixed ^ (mixed >> 13)) * 0xC2B2AE3Du;
        return mixed ^ (mixed >> 16);
    }

    /// <summary>A number from 0 to less than <paramref name="bound"/>.</summary>
    public int Below(int bound) => (int)(((ulong)Next() * (uint)bound) >> 32);

    /// <summary>A number between two, both included.</summary>
    public int Between(int lowest, int highest) => lowest + Below(highest - lowest + 1);

    /// <summary>True so many times of a hundred.</summary>
    public bool Percent(int share) => Below(100) < share;

    /// <summary>One of some things.</summary>
    public T Pick<T>(IReadOnlyList<T> things) => things[Below(things.Count)];

    /// <summary>A fraction from 0 to less than 1; for places, never for money.</summary>
    public double Fraction() => Next() / 4294967296.0;

    private uint Next()
    {
        _state += 0x6D2B79F5u;
        var mixed = (_state ^ (_state >> 15)) * (_state | 1);
        mixed ^= mixed + ((mixed ^ (mixed >> 7)) * (mixed | 61));
        return mixed ^ (mixed >> 14);
    }
}
