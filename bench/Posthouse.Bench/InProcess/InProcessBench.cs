using System.Diagnostics;
using Posthouse.Bench.Servers;

namespace Posthouse.Bench.InProcess;

/// <summary>A unary call from one component of a running process to another, beside its handler and the two copies of the messages.</summary>
internal static class InProcessBench
{
    private const int WarmUp = 300_000;
    private const int Calls = 300_000;
    private const int Rounds = 9;

    // A clock tick is longer than a call.
    private const int Batch = 100;

    public static async Task RunAsync()
    {
        await using var application = await RunningApplication.StartAsync();
        var client = application.Client;
        var endpoint = new BenchEndpoint();
        var request = BenchMessages.Request;
        Func<Task> limit = async () => (await endpoint.Echo(request.Clone(), null!)).Clone();
        Func<Task> call = async () => await client.EchoAsync(request);
        Console.WriteLine($"\nUnary calls in process; warm-up {WarmUp:N0} calls, then {Rounds} rounds of {Calls:N0} in turn.");
        await CompareAsync("nobody listens", limit, call);
        using var listeners = new Listeners();
        await CompareAsync("all traces and metrics are listened to", limit, call);
        Console.WriteLine("Aim without listeners: 700 ns and 900 bytes.");
    }

    private static async Task CompareAsync(string title, Func<Task> limit, Func<Task> call)
    {
        await RepeatAsync(limit, WarmUp);
        await RepeatAsync(call, WarmUp);
        var limits = new List<Cost>();
        var calls = new List<Cost>();
        for (var round = 0; round < Rounds; round++)
        {
            limits.Add(await MeasureAsync(limit));
            calls.Add(await MeasureAsync(call));
        }

        var table = new Table($"in process, {title}", "ns/call", "bytes/call", "p50 ns", "p99 ns");
        var least = await AddAsync(table, "handler and two copies", limits, limit);
        var median = await AddAsync(table, "call through the pipeline", calls, call);
        table.Print();
        Console.WriteLine($"In the median the call costs {median - least:N0} ns, and {calls[^1].Bytes - limits[^1].Bytes:N0} bytes, over its handler and two copies.");
    }

    private static async Task RepeatAsync(Func<Task> action, int times)
    {
        for (var i = 0; i < times; i++)
        {
            await action();
        }
    }

    // Everything completes at once and on this thread, so that its allocations are those of the call.
    private static async Task<Cost> MeasureAsync(Func<Task> action)
    {
        var bytes = GC.GetAllocatedBytesForCurrentThread();
        var start = Stopwatch.GetTimestamp();
        await RepeatAsync(action, Calls);
        var elapsed = Stopwatch.GetElapsedTime(start);
        return new Cost(elapsed.TotalNanoseconds / Calls, (GC.GetAllocatedBytesForCurrentThread() - bytes) / Calls);
    }

    private static async Task<double> AddAsync(Table table, string name, List<Cost> rounds, Func<Task> action)
    {
        var middle = rounds.OrderBy(round => round.Nanoseconds).ElementAt(Rounds / 2);
        var times = new double[Calls / Batch];
        for (var i = 0; i < times.Length; i++)
        {
            var start = Stopwatch.GetTimestamp();
            await RepeatAsync(action, Batch);
            times[i] = Stopwatch.GetElapsedTime(start).TotalNanoseconds / Batch;
        }

        Array.Sort(times);
        table.Add(name, $"{middle.Nanoseconds:N0}", $"{middle.Bytes:N0}", $"{times[times.Length / 2]:N0}", $"{times[times.Length * 99 / 100]:N0}");
        return times[times.Length / 2];
    }

    private sealed record Cost(double Nanoseconds, long Bytes);
}
