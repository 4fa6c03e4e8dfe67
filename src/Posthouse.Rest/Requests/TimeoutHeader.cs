using System.Globalization;
using Microsoft.AspNetCore.Http;
using Posthouse.Rest.Problems;

namespace Posthouse.Rest.Requests;

/// <summary>The header <c>grpc-timeout</c>: at most eight digits and a unit, as the gRPC protocol writes it: <c>500m</c> is half a second.</summary>
internal static class TimeoutHeader
{
    public const string Name = "grpc-timeout";

    private const int MostDigits = 8;
    private const long NanosecondsPerTick = 100;

    /// <summary>The time that the request leaves; <see langword="null"/> when it says nothing.</summary>
    public static TimeSpan? Read(HttpRequest request)
    {
        if (!request.Headers.TryGetValue(Name, out var values))
        {
            return null;
        }

        var text = values is [{ } only] ? only : "";
        return text.Length is > 1 and <= MostDigits + 1 && long.TryParse(text.AsSpan(0, text.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var count) && Unit(text[^1]) is { } unit
            ? new TimeSpan((long)Int128.Min(unit * count / NanosecondsPerTick, TimeSpan.MaxValue.Ticks / 100))
            : throw Refusals.BadHeader(Name, "must be 1 to 8 digits and one of H, M, S, m, u, n, once.");
    }

    // In nanoseconds; the longest that can be written, 99,999,999 hours, is cut to what a time can hold.
    private static Int128? Unit(char unit) => unit switch
    {
        'H' => 3_600_000_000_000,
        'M' => 60_000_000_000,
        'S' => 1_000_000_000,
        'm' => 1_000_000,
        'u' => 1_000,
        'n' => 1,
        _ => null,
    };
}
