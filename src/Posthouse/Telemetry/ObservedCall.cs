using System.Diagnostics;
using Grpc.Core;

namespace Posthouse.Telemetry;

/// <summary>One call that somebody observes: its span and its measurements, from beginning to end.</summary>
internal sealed class ObservedCall : IDisposable
{
    private readonly CallInstruments _instruments;
    private readonly TimeProvider _clock;
    private readonly CallTags _tags;
    private readonly long _started;
    private Func<StatusCode>? _status;
    private StatusCode _failure;
    private int _ended;

    public ObservedCall(CallInstruments instruments, Activity? activity, CallTags tags, TimeProvider clock)
    {
        _instruments = instruments;
        _clock = clock;
        _tags = tags;
        Activity = activity;
        _started = clock.GetTimestamp();
        if (instruments.Requests.Enabled)
        {
            instruments.Requests.Add(1, tags.OfRequest());
        }
    }

    public Activity? Activity { get; }

    /// <summary>Where the status stands when the call does not end with an exception.</summary>
    public ObservedCall WithStatus(Func<StatusCode> status)
    {
        _status = status;
        return this;
    }

    public void Fail(StatusCode status, Exception exception)
    {
        _failure = status;
        if (Activity is { IsAllDataRequested: true })
        {
            Activity.AddException(exception);
        }
    }

    /// <summary>Whoever made the call loses interest in it before its end.</summary>
    public void Abandon() => _failure = _failure == StatusCode.OK ? StatusCode.Cancelled : _failure;

    public void Dispose()
    {
        if (Interlocked.Exchange(ref _ended, 1) != 0)
        {
            return;
        }

        var status = _failure == StatusCode.OK && _status is not null ? _status() : _failure;
        Measure(status);
        if (Activity is not null)
        {
            _tags.Complete(Activity, status);
            Activity.Dispose();
        }
    }

    private void Measure(StatusCode status)
    {
        var tags = _tags.OfOutcome(status);
        if (_instruments.Duration.Enabled)
        {
            _instruments.Duration.Record(_clock.GetElapsedTime(_started).TotalSeconds, tags);
        }

        if (status != StatusCode.OK && _instruments.Errors.Enabled)
        {
            _instruments.Errors.Add(1, tags);
        }
    }
}
