using Posthouse.Hosting;

namespace Posthouse.Tests.Hosting;

public sealed class ShiftedTimeTests
{
    private readonly ShiftedTime _time = new();

    [Fact]
    public void The_clock_keeps_its_distance()
    {
        _time.ShiftTo(TimeSpan.FromDays(1));

        Assert.InRange(_time.GetUtcNow() - TimeProvider.System.GetUtcNow(), TimeSpan.FromDays(1) - TimeSpan.FromMinutes(1), TimeSpan.FromDays(1) + TimeSpan.FromMinutes(1));
    }

    [Fact]
    public void The_clock_never_goes_back()
    {
        _time.ShiftTo(TimeSpan.FromDays(1));

        Assert.Throws<ArgumentOutOfRangeException>(() => _time.ShiftTo(TimeSpan.FromHours(23)));
    }

    [Fact]
    public async Task What_was_due_in_between_becomes_due_at_once()
    {
        var due = Task.Delay(TimeSpan.FromHours(1), _time, TestContext.Current.CancellationToken);
        var later = Task.Delay(TimeSpan.FromHours(3), _time, TestContext.Current.CancellationToken);

        _time.ShiftTo(TimeSpan.FromHours(2));

        await due;
        Assert.False(later.IsCompleted);
    }

    [Fact]
    public async Task A_timer_repeats_until_it_is_stopped()
    {
        var fired = new SemaphoreSlim(0);
        await using var timer = _time.CreateTimer(_ => fired.Release(), null, TimeSpan.FromHours(1), TimeSpan.FromHours(1));

        _time.ShiftTo(TimeSpan.FromHours(1));
        await fired.WaitAsync(TestContext.Current.CancellationToken);
        _time.ShiftTo(TimeSpan.FromHours(3));
        await fired.WaitAsync(TestContext.Current.CancellationToken);
        timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _time.ShiftTo(TimeSpan.FromHours(9));

        Assert.Equal(0, fired.CurrentCount);
    }

    [Fact]
    public void Time_that_has_passed_counts_the_shift()
    {
        var begun = _time.GetTimestamp();

        _time.ShiftTo(TimeSpan.FromHours(5));

        Assert.InRange(_time.GetElapsedTime(begun), TimeSpan.FromHours(5), TimeSpan.FromHours(6));
    }
}
