using System.Diagnostics;

namespace Posthouse.Bench.Search;

/// <summary>What one round of searches came to.</summary>
internal sealed record SearchLoad(double PerSecond, double P50, double P99, double CpuMilliseconds)
{
    public static async Task<SearchLoad> MeasureAsync(Func<int, Journey, Task> search, IReadOnlyList<Journey> journeys, int workers, TimeSpan time)
    {
        using var process = Process.GetCurrentProcess();
        var cpu = process.TotalProcessorTime;
        var clock = Stopwatch.StartNew();
        var times = await Task.WhenAll(Enumerable.Range(0, workers).Select(worker => WorkAsync(search, journeys, (worker, workers), (clock, time))));
        var seconds = clock.Elapsed.TotalSeconds;
        process.Refresh();
        var all = times.SelectMany(one => one).Order().ToList();
        return new SearchLoad(all.Count / seconds, all[all.Count / 2], all[all.Count * 99 / 100], (process.TotalProcessorTime - cpu).TotalMilliseconds / all.Count);
    }

    private static async Task<List<double>> WorkAsync(
        Func<int, Journey, Task> search, IReadOnlyList<Journey> journeys, (int Number, int Count) worker, (Stopwatch Clock, TimeSpan End) until)
    {
        var times = new List<double>();
        for (var at = worker.Number; until.Clock.Elapsed < until.End; at += worker.Count)
        {
            var start = Stopwatch.GetTimestamp();
            await search(worker.Number, journeys[at % journeys.Count]);
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        return times;
    }
}
