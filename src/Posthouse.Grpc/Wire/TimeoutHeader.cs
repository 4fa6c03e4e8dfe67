using System.Globalization;

namespace Posthouse.Grpc.Wire;

/// <summary>The value of <c>grpc-timeout</c>: one to eight digits and a unit.</summary>
internal static class TimeoutHeader
{
    private const long MaxValue = 99_999_999;
    private const int MaxDigits = 8;

    private static readonly (char Unit, long Ticks)[] Units =
    [
        ('u', TimeSpan.TicksPerMicrosecond),
        ('m', TimeSpan.TicksPerMillisecond),
        ('S', TimeSpan.TicksPerSecond),
        ('M', TimeSpan.TicksPerMinute),
        ('H', TimeSpan.TicksPerHour),
    ];

    /// <summary>Writes a time left in the finest unit that fits eight digits, rounded up so that the server never gives up first.</summary>
    /// <param name="timeLeft">Time until the deadline; zero or less is written as the shortest time there is.</param>
    /// <returns>The value of the header.</returns>
    internal static string Format(TimeSpan timeLeft)
    {
        if (timeLeft.Ticks <= 0)
        {
            return "1n";
        }

        foreach (var (unit, ticks) in Units)
        {
            var value = (timeLeft.Ticks / ticks) + (timeLeft.Ticks % ticks == 0 ? 0 : 1);
            if (value <= MaxValue)
            {
                return string.Create(CultureInfo.InvariantCulture, $"{value}{unit}");
            }
        }

        return "99999999H";
    }

    /// <summary>Reads a time left.</summary>
    /// <param name="value">The value of the header.</param>
    /// <param name="timeLeft">The time, rounded up to a tick.</param>
    /// <returns>Whether the value is well formed.</returns>
    internal static bool TryParse(ReadOnlySpan<char> value, out TimeSpan timeLeft)
    {
        timeLeft = default;
        if (value.Length is < 2 or > MaxDigits + 1
            || !long.TryParse(value[..^1], NumberStyles.None, CultureInfo.InvariantCulture, out var amount))
        {
            return false;
        }

        if (value[^1] == 'n')
        {
            timeLeft = TimeSpan.FromTicks((amount + TimeSpan.NanosecondsPerTick - 1) / TimeSpan.NanosecondsPerTick);
            return true;
        }

        foreach (var (unit, ticks) in Units)
        {
            if (unit == value[^1])
            {
                timeLeft = TimeSpan.FromTicks(amount * ticks);
                return true;
            }
        }

        return false;
    }
}
