using Posthouse.Grpc.Wire;

namespace Posthouse.Grpc.Client;

/// <summary>
/// The deadline of one call. Running, then fired or stopped; which of the two came first is settled by the call, whose outcome is set once:
/// a deadline that fires while the call finishes, or after it was stopped, changes nothing.
/// </summary>
internal sealed class CallDeadline
{
    private readonly CallLifetime _call;
    private readonly DateTime _instant;
    private readonly TimeProvider _time;
    private readonly ITimer _timer;

    internal CallDeadline(CallLifetime call, DateTime instant, TimeProvider time)
    {
        _call = call;
        _instant = instant;
        _time = time;
        _timer = time.CreateTimer(static state => ((CallDeadline)state!).OnTimer(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    internal TimeSpan TimeLeft => _instant - _time.GetUtcNow().UtcDateTime;

    internal bool IsOver => TimeLeft <= TimeSpan.Zero;

    internal void Start() => Wait(TimeLeft);

    internal void Stop() => _timer.Dispose();

    private void OnTimer()
    {
        // A timer may fire early, and a long wait is done in steps.
        var left = TimeLeft;
        if (left > TimeSpan.Zero)
        {
            Wait(left);
        }
        else
        {
            _call.Abort(new CallOutcome(Outcomes.DeadlineExceeded));
        }
    }

    private void Wait(TimeSpan left)
    {
        var wait = left < Deadlines.LongestTimer ? left : Deadlines.LongestTimer;
        _timer.Change(wait > TimeSpan.FromMilliseconds(1) ? wait : TimeSpan.FromMilliseconds(1), Timeout.InfiniteTimeSpan);
    }
}
