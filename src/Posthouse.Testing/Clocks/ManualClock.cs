namespace Posthouse.Testing.Clocks;

/// <summary>
/// A clock that stands still until a test moves it. Timers and delays made on it fire while it is moved, in the order of their times, each seeing the clock at
/// its own time, on the thread that moves the clock. Safe for any number of threads.
/// </summary>
/// <param name="start">Where the clock stands at first.</param>
public sealed class ManualClock(DateTimeOffset start) : TimeProvider
{
    private readonly Lock _lock = new();
    private readonly PriorityQueue<(ManualTimer Timer, int Version), (DateTimeOffset Due, long Order)> _due = new();
    private DateTimeOffset _now = start;
    private long _order;

    /// <summary>A clock that stands at noon of 1 June 2030, UTC.</summary>
    public ManualClock()
        : this(new DateTimeOffset(2030, 6, 1, 12, 0, 0, TimeSpan.Zero))
    {
    }

    /// <inheritdoc/>
    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    /// <inheritdoc/>
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow()
    {
        lock (_lock)
        {
            return _now;
        }
    }

    /// <inheritdoc/>
    public override long GetTimestamp() => GetUtcNow().UtcTicks;

    /// <summary>Moves the clock forward and fires what is due by then.</summary>
    /// <param name="by">How far; not negative.</param>
    public void Advance(TimeSpan by)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(by, TimeSpan.Zero);
        AdvanceTo(GetUtcNow() + by);
    }

    /// <summary>Moves the clock forward to an instant and fires what is due by then.</summary>
    /// <param name="instant">Where the clock stands afterwards; not before where it stands now.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="instant"/> is in the past.</exception>
    public void AdvanceTo(DateTimeOffset instant)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(instant, GetUtcNow());
        while (TakeDue(instant) is { } timer)
        {
            timer.Fire();
        }
    }

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        ArgumentNullException.ThrowIfNull(callback);
        var timer = new ManualTimer(this, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }

    private ManualTimer? TakeDue(DateTimeOffset until)
    {
        lock (_lock)
        {
            while (_due.TryPeek(out var next, out var at) && at.Due <= until)
            {
                _due.Dequeue();
                if (next.Timer.Version != next.Version)
                {
                    continue;
                }

                _now = at.Due > _now ? at.Due : _now;
                Schedule(next.Timer, next.Timer.Period);
                return next.Timer;
            }

            _now = until > _now ? until : _now;
            return null;
        }
    }

    private void Schedule(ManualTimer timer, TimeSpan after)
    {
        timer.Version++;
        if (after != Timeout.InfiniteTimeSpan)
        {
            _due.Enqueue((timer, timer.Version), (_now + after, _order++));
        }
    }

    private sealed class ManualTimer(ManualClock clock, Action fire) : ITimer
    {
        private bool _disposed;

        // A timer that is changed leaves its old entry in the queue; the version tells that it is void.
        public int Version { get; set; }

        public TimeSpan Period { get; private set; } = Timeout.InfiniteTimeSpan;

        public void Fire() => fire();

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (clock._lock)
            {
                if (_disposed)
                {
                    return false;
                }

                Period = period == TimeSpan.Zero ? Timeout.InfiniteTimeSpan : period;
                clock.Schedule(this, dueTime);
            }

            // What is due at once does not wait for the clock to move.
            if (dueTime == TimeSpan.Zero)
            {
                clock.Advance(TimeSpan.Zero);
            }

            return true;
        }

        public void Dispose()
        {
            lock (clock._lock)
            {
                _disposed = true;
                Version++;
            }
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
