using System.Diagnostics;

namespace Posthouse.Bench.Clients;

/// <summary>Calls from this process, so many at once.</summary>
internal sealed class OwnClient(int parallel, Func<Task> call)
{
    public async Task<ClientCost> MeasureAsync(int calls)
    {
        var times = new double[calls];
        var next = -1;
        var bytes = GC.GetTotalAllocatedBytes();
        var start = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, parallel).Select(async _ =>
        {
            while (Interlocked.Increment(ref next) is var index && index < calls)
            {
                var begun = Stopwatch.GetTimestamp();
                await call();
                times[index] = Stopwatch.GetElapsedTime(begun).TotalMilliseconds;
            }
        }));
        var elapsed = Stopwatch.GetElapsedTime(start);
        bytes = (GC.GetTotalAllocatedBytes() - bytes) / calls;
        Array.Sort(times);
        return new ClientCost(calls / elapsed.TotalSeconds, times[calls / 2], times[calls * 99 / 100], bytes);
    }
}
