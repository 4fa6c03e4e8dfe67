using Posthouse.Grpc.Server;

namespace Posthouse.Tests.Grpc.Server;

public sealed class CallDeadlineTests
{
    private readonly TimerClock _clock = new();
    private int _fired;

    [Fact]
    public void It_fires_once_when_its_instant_comes()
    {
        using var deadline = Start(TimeSpan.FromSeconds(1));

        _clock.Advance(TimeSpan.FromMilliseconds(999));
        Assert.False(deadline.HasFired);
        _clock.Advance(TimeSpan.FromMilliseconds(1));
        _clock.Advance(TimeSpan.FromSeconds(10));

        Assert.True(deadline.HasFired);
        Assert.Equal(1, _fired);
        Assert.False(deadline.TryFinish());
    }

    [Fact]
    public void A_call_that_finishes_first_is_never_past_its_deadline()
    {
        using var deadline = Start(TimeSpan.FromSeconds(1));

        Assert.True(deadline.TryFinish());
        _clock.Advance(TimeSpan.FromSeconds(10));

        Assert.False(deadline.HasFired);
        Assert.Equal(0, _fired);
        Assert.True(deadline.TryFinish());
    }

    [Fact]
    public void A_timer_that_comes_too_early_is_set_again()
    {
        using var deadline = Start(TimeSpan.FromSeconds(1));

        _clock.Ring();

        Assert.False(deadline.HasFired);
        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.True(deadline.HasFired);
    }

    [Fact]
    public void A_deadline_months_away_is_waited_for_in_steps()
    {
        using var deadline = Start(TimeSpan.FromDays(100));

        for (var day = 0; day < 100; day++)
        {
            Assert.False(deadline.HasFired);
            _clock.Advance(TimeSpan.FromDays(1));
        }

        Assert.True(deadline.HasFired);
    }

    [Fact]
    public void An_instant_that_has_passed_fires_at_once()
    {
        using var deadline = Start(TimeSpan.Zero);

        Assert.True(deadline.HasFired);
        Assert.Equal(1, _fired);
    }

    [Fact]
    public void Fire_and_finish_at_the_same_time_agree_on_one_outcome()
    {
        for (var round = 0; round < 500; round++)
        {
            var fired = 0;
            using var deadline = new CallDeadline(
                _clock.GetUtcNow().UtcDateTime + TimeSpan.FromSeconds(1), _clock, () => Interlocked.Increment(ref fired));
            deadline.Start();
            var finished = false;

            Parallel.Invoke(() => finished = deadline.TryFinish(), () => _clock.Advance(TimeSpan.FromSeconds(1)));

            Assert.Equal(finished ? 0 : 1, fired);
            Assert.Equal(finished, !deadline.HasFired);
        }
    }

    private CallDeadline Start(TimeSpan timeLeft)
    {
        var deadline = new CallDeadline(_clock.GetUtcNow().UtcDateTime + timeLeft, _clock, () => _fired++);
        deadline.Start();
        return deadline;
    }
}
