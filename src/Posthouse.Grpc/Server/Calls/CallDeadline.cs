using Posthouse.Grpc.Wire;

namespace Posthouse.Grpc.Server;

/// <summary>
/// The deadline of one call as a state machine: running, then either fired or finished, never both. Whoever wants to give the call an
/// outcome asks <see cref="TryFinish"/> first; if the deadline was quicker, the outcome is the deadline's.
/// </summary>
internal sealed class CallDeadline : IDisposable
{
    private const int Running = 0;
    private const int Fired = 1;
    private const int Finished = 2;

    private readonly DateTime _instant;
    private readonly TimeProvider _time;
    private readonly Action _onFired;
    private readonly ITimer _timer;
    private int _state;

    /// <summary>A deadline that is not armed yet.</summary>
    /// <param name="instant">The instant in UTC.</param>
    /// <param name="time">The clock.</param>
    /// <param name="onFired">Called once, on a timer thread, if the deadline fires.</param>
    internal CallDeadline(DateTime instant, TimeProvider time, Action onFired)
    {
        _instant = instant;
        _time = time;
        _onFired = onFired;
        using (ExecutionContext.SuppressFlow())
        {
            _timer = time.CreateTimer(static state => ((CallDeadline)state!).Check(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }
    }

    /// <summary>Whether time ran out before the call was finished.</summary>
    internal bool HasFired => Volatile.Read(ref _state) == Fired;

    public void Dispose()
    {
        TryFinish();
        _timer.Dispose();
    }

    /// <summary>Arms the timer; fires at once, on this thread, if the instant has passed.</summary>
    internal void Start() => Check();

    /// <summary>Finishes the call in time.</summary>
    /// <returns>False if the deadline has fired.</returns>
    internal bool TryFinish() => Interlocked.CompareExchange(ref _state, Finished, Running) != Fired;

    private void Check()
    {
        var left = _instant - _time.GetUtcNow().UtcDateTime;
        if (left > TimeSpan.Zero)
        {
            Arm(left);
        }
        else if (Interlocked.CompareExchange(ref _state, Fired, Running) == Running)
        {
            _onFired();
        }
    }

    // Timers count whole milliseconds and have an upper bound: a wait is rounded up, and a long one is done in steps.
    private void Arm(TimeSpan left)
    {
        if (Volatile.Read(ref _state) == Running)
        {
            var wait = TimeSpan.FromMilliseconds(Math.Ceiling(left.TotalMilliseconds));
            _timer.Change(wait < Deadlines.LongestTimer ? wait : Deadlines.LongestTimer, Timeout.InfiniteTimeSpan);
        }
    }
}
