using System.Diagnostics;

namespace Posthouse.Bench.Hotel;

/// <summary>What one round of journeys came to.</summary>
/// <param name="PerSecond">Journeys that came to their end, per second of load.</param>
/// <param name="P50">Half of them took at most this, in milliseconds.</param>
/// <param name="P99">99 of 100 took at most this, in milliseconds.</param>
/// <param name="CpuMilliseconds">What each cost the program's processes, with what follows it.</param>
internal sealed record JourneyLoad(double PerSecond, double P50, double P99, double CpuMilliseconds)
{
    private const int Workers = 4;

    /// <summary>Goes journeys for a while, several at a time, then waits for what follows them.</summary>
    public static async Task<JourneyLoad> MeasureAsync(HotelProgram hotel, Func<Task<bool>> journey, Func<Task> afterwards, TimeSpan time)
    {
        var cpu = hotel.CpuSeconds;
        var clock = Stopwatch.StartNew();
        var times = await Task.WhenAll(Enumerable.Range(0, Workers).Select(_ => WorkAsync(journey, clock, time)));
        var seconds = clock.Elapsed.TotalSeconds;
        await afterwards();
        var all = times.SelectMany(static one => one).Order().ToList();
        return all.Count > 0
            ? new JourneyLoad(all.Count / seconds, all[all.Count / 2], all[all.Count * 99 / 100], (hotel.CpuSeconds - cpu) * 1_000 / all.Count)
            : new JourneyLoad(0, double.NaN, double.NaN, double.NaN);
    }

    /// <summary>The round in the middle by throughput.</summary>
    public static JourneyLoad MiddleOf(IReadOnlyCollection<JourneyLoad> rounds) => rounds.OrderBy(static round => round.PerSecond).ElementAt(rounds.Count / 2);

    /// <summary>The middle of the ratios of rounds that took turns, with their range.</summary>
    public static string Ratio(IEnumerable<double> own, IEnumerable<double> peer)
    {
        var ratios = own.Zip(peer, static (one, other) => one / other).Order().ToList();
        return $"{ratios[ratios.Count / 2]:N2} ({ratios[0]:N2}–{ratios[^1]:N2})";
    }

    private static async Task<List<double>> WorkAsync(Func<Task<bool>> journey, Stopwatch clock, TimeSpan end)
    {
        var times = new List<double>();
        while (clock.Elapsed < end)
        {
            var start = Stopwatch.GetTimestamp();
            if (await journey())
            {
                times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            }
        }

        return times;
    }
}
