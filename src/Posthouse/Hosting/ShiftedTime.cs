namespace Posthouse.Hosting;

/// <summary>
/// A clock that runs with the machine's, at a distance that a test may widen: then everything that was due in between becomes due at once.
/// It never goes back.
/// </summary>
public sealed class ShiftedTime : TimeProvider
{
    private readonly Lock _lock = new();
    private readonly HashSet<ShiftedTimer> _timers = [];
    private long _offset;

    /// <summary>Distance from the machine's clock; zero or more.</summary>
    public TimeSpan Offset => TimeSpan.FromTicks(Volatile.Read(ref _offset));

    /// <inheritdoc/>
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <inheritdoc/>
    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    /// <summary>Sets the distance from the machine's clock; nothing happens when it is that far already.</summary>
    /// <param name="offset">The new distance.</param>
    /// <exception cref="ArgumentOutOfRangeException">The clock would go back.</exception>
    public void ShiftTo(TimeSpan offset)
    {
        ShiftedTimer[] timers;
        lock (_lock)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(offset, Offset);
            Volatile.Write(ref _offset, offset.Ticks);
            timers = [.. _timers];
        }

        foreach (var timer in timers)
        {
            timer.Rearm();
        }
    }

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + Offset;

    /// <inheritdoc/>
    public override long GetTimestamp() => System.GetElapsedTime(0, System.GetTimestamp()).Ticks + Volatile.Read(ref _offset);

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new ShiftedTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    private void Keep(ShiftedTimer timer)
    {
        lock (_lock)
        {
            _timers.Add(timer);
        }
    }

    private void Forget(ShiftedTimer timer)
    {
        lock (_lock)
        {
            _timers.Remove(timer);
        }
    }

    private sealed class ShiftedTimer : ITimer
    {
        private readonly ShiftedTime _time;
        private readonly TimerCallback _callback;
        private readonly object? _state;
        private readonly ITimer _inner;
        private readonly Lock _lock = new();
        private long? _dueAt;
        private TimeSpan _period = Timeout.InfiniteTimeSpan;

        public ShiftedTimer(ShiftedTime time, TimerCallback callback, object? state)
        {
            _time = time;
            _callback = callback;
            _state = state;
            _inner = System.CreateTimer(static self => ((ShiftedTimer)self!).Fire(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (_lock)
            {
                _period = period;
                _dueAt = dueTime == Timeout.InfiniteTimeSpan ? null : _time.GetTimestamp() + dueTime.Ticks;
            }

            Track();
            return _inner.Change(dueTime, Timeout.InfiniteTimeSpan);
        }

        public void Rearm()
        {
            lock (_lock)
            {
                if (_dueAt is { } dueAt)
                {
                    _inner.Change(TimeSpan.FromTicks(Math.Max(0, dueAt - _time.GetTimestamp())), Timeout.InfiniteTimeSpan);
                }
            }
        }

        public void Dispose()
        {
            _time.Forget(this);
            _inner.Dispose();
        }

        public ValueTask DisposeAsync()
        {
            _time.Forget(this);
            return _inner.DisposeAsync();
        }

        private void Fire()
        {
            lock (_lock)
            {
                if (_dueAt is null)
                {
                    return;
                }

                var repeats = _period > TimeSpan.Zero;
                _dueAt = repeats ? _time.GetTimestamp() + _period.Ticks : null;
                if (repeats)
                {
                    _inner.Change(_period, Timeout.InfiniteTimeSpan);
                }
            }

            Track();
            _callback(_state);
        }

        private void Track()
        {
            if (_dueAt is null)
            {
                _time.Forget(this);
            }
            else
            {
                _time.Keep(this);
            }
        }
    }
}
