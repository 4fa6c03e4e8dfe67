using Posthouse.Testing.Clocks;

namespace Posthouse.Tests.Testing;

public sealed class ManualClockTests
{
    private static readonly DateTimeOffset Start = new(2030, 6, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly ManualClock _clock = new(Start);

    [Fact]
    public void Clock_stands_still_until_it_is_moved()
    {
        Assert.Equal(Start, _clock.GetUtcNow());

        _clock.Advance(TimeSpan.FromMinutes(3));

        Assert.Equal(Start.AddMinutes(3), _clock.GetUtcNow());
        Assert.Throws<ArgumentOutOfRangeException>(() => _clock.AdvanceTo(Start));
    }

    [Fact]
    public void Timers_fire_in_the_order_of_their_times_each_at_its_own()
    {
        List<string> fired = [];
        using var late = Timer("late", 20, Timeout.InfiniteTimeSpan, fired);
        using var early = Timer("early", 5, TimeSpan.FromMinutes(10), fired);

        _clock.Advance(TimeSpan.FromMinutes(26));

        Assert.Equal(["early 5", "early 15", "late 20", "early 25"], fired);
    }

    [Fact]
    public void Changed_and_disposed_timers_do_not_fire_at_their_old_times()
    {
        List<string> fired = [];
        using var changed = Timer("changed", 5, Timeout.InfiniteTimeSpan, fired);
        var disposed = Timer("disposed", 5, Timeout.InfiniteTimeSpan, fired);
        changed.Change(TimeSpan.FromMinutes(7), Timeout.InfiniteTimeSpan);
        disposed.Dispose();

        _clock.Advance(TimeSpan.FromMinutes(10));

        Assert.Equal(["changed 7"], fired);
        Assert.False(disposed.Change(TimeSpan.Zero, Timeout.InfiniteTimeSpan));
    }

    [Fact]
    public void Timer_that_starts_another_one_lets_it_fire_in_the_same_move()
    {
        List<string> fired = [];
        ITimer? second = null;
        using var first = _clock.CreateTimer(_ => second = Timer("second", 1, Timeout.InfiniteTimeSpan, fired), null, TimeSpan.FromMinutes(1), Timeout.InfiniteTimeSpan);

        _clock.Advance(TimeSpan.FromMinutes(2));

        Assert.Equal(["second 2"], fired);
        second?.Dispose();
    }

    [Fact]
    public async Task Delays_end_when_the_clock_reaches_them()
    {
        var delay = Task.Delay(TimeSpan.FromHours(1), _clock, TestContext.Current.CancellationToken);
        _clock.Advance(TimeSpan.FromMinutes(59));
        var early = delay.IsCompleted;

        _clock.Advance(TimeSpan.FromMinutes(1));
        await delay;

        Assert.False(early);
    }

    [Fact]
    public async Task Many_threads_make_and_move_without_losing_a_timer()
    {
        var fired = 0;
        await Parallel.ForEachAsync(Enumerable.Range(0, 1_000), TestContext.Current.CancellationToken, (number, _) =>
        {
            var timer = _clock.CreateTimer(_ => Interlocked.Increment(ref fired), null, TimeSpan.FromSeconds(number % 7), Timeout.InfiniteTimeSpan);
            _clock.Advance(TimeSpan.FromMilliseconds(number % 3));
            GC.KeepAlive(timer);
            return ValueTask.CompletedTask;
        });

        _clock.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal(1_000, fired);
    }

    private ITimer Timer(string name, int minutes, TimeSpan period, List<string> fired) =>
        _clock.CreateTimer(_ => fired.Add($"{name} {(_clock.GetUtcNow() - Start).TotalMinutes}"), null, TimeSpan.FromMinutes(minutes), period);
}
