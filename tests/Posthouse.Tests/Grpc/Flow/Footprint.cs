using System.Globalization;

namespace Posthouse.Tests.Grpc.Flow;

/// <summary>What a process takes while a stream runs: how far its working set grows, and how long the longest write waited.</summary>
internal sealed class Footprint : IAsyncDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(20);

    private readonly CancellationTokenSource _over = new();
    private readonly Task _watch;
    private long _before = Now();
    private long _most;
    private TimeSpan _longest;

    public Footprint() => _watch = WatchAsync();

    /// <summary>Growth in bytes and the longest wait in milliseconds, a space between.</summary>
    public string Report => string.Create(CultureInfo.InvariantCulture, $"{Math.Max(_most, Now()) - _before} {(long)_longest.TotalMilliseconds}");

    public void Begin()
    {
        _before = Now();
        _most = 0;
        _longest = TimeSpan.Zero;
    }

    public async Task WaitsAsync(Task write)
    {
        var begun = TimeProvider.System.GetTimestamp();
        await write;
        var took = TimeProvider.System.GetElapsedTime(begun);
        _longest = took > _longest ? took : _longest;
    }

    public async ValueTask DisposeAsync()
    {
        await _over.CancelAsync();
        await _watch;
        _over.Dispose();
    }

    private static long Now()
    {
        var line = File.ReadLines("/proc/self/status").First(static line => line.StartsWith("VmRSS:", StringComparison.Ordinal));
        return long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) * 1024;
    }

    private async Task WatchAsync()
    {
        using var timer = new PeriodicTimer(Interval);
        try
        {
            while (await timer.WaitForNextTickAsync(_over.Token))
            {
                _most = Math.Max(_most, Now());
            }
        }
        catch (OperationCanceledException)
        {
            // The process ends.
        }
    }
}
