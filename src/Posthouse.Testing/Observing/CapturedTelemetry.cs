using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using Posthouse.Telemetry;

namespace Posthouse.Testing.Observing;

/// <summary>
/// Keeps the spans and measurements of calls while it lives, for a test to look at. Listening is process-wide: a test that runs beside others tells its own
/// by component names that nobody else uses. Safe for any number of threads.
/// </summary>
public sealed class CapturedTelemetry : IDisposable
{
    private readonly ConcurrentQueue<Activity> _spans = new();
    private readonly ConcurrentQueue<Measurement> _measurements = new();
    private readonly ActivityListener _activities;
    private readonly MeterListener _meters;

    /// <summary>Begins to listen.</summary>
    public CapturedTelemetry()
    {
        _activities = new ActivityListener
        {
            ShouldListenTo = source => source.Name == CallTelemetry.Name,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = _spans.Enqueue,
        };
        ActivitySource.AddActivityListener(_activities);
        _meters = new MeterListener
        {
            InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Meter.Name == CallTelemetry.Name)
                {
                    listener.EnableMeasurementEvents(instrument);
                }
            },
        };
        _meters.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Keep(instrument, value, tags));
        _meters.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Keep(instrument, value, tags));
        _meters.Start();
    }

    /// <summary>Every span that has ended so far, in the order of ending.</summary>
    public IReadOnlyList<Activity> Spans => [.. _spans];

    /// <summary>Every measurement so far, oldest first.</summary>
    public IReadOnlyList<Measurement> Measurements => [.. _measurements];

    /// <summary>The ended spans with a tag.</summary>
    /// <param name="tag">The tag's name, for example <see cref="CallTelemetry.Callee"/>.</param>
    /// <param name="value">Its value.</param>
    public IReadOnlyList<Activity> SpansWith(string tag, string value) => [.. _spans.Where(span => span.GetTagItem(tag) as string == value)];

    /// <summary>The measurements of one instrument with a tag.</summary>
    /// <param name="instrument">The instrument's name, for example <see cref="CallTelemetry.ServerRequests"/>.</param>
    /// <param name="tag">The tag's name.</param>
    /// <param name="value">Its value.</param>
    public IReadOnlyList<Measurement> MeasurementsWith(string instrument, string tag, string value) =>
        [.. _measurements.Where(measured => measured.Instrument == instrument && measured.Tags.GetValueOrDefault(tag) as string == value)];

    /// <summary>Ends listening.</summary>
    public void Dispose()
    {
        _activities.Dispose();
        _meters.Dispose();
    }

    private void Keep(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags) =>
        _measurements.Enqueue(new Measurement(instrument.Name, value, tags.ToArray().ToDictionary(StringComparer.Ordinal)));
}

/// <summary>One measurement.</summary>
/// <param name="Instrument">The instrument's name.</param>
/// <param name="Value">What was added or recorded, in the instrument's unit.</param>
/// <param name="Tags">What is said of it.</param>
public sealed record Measurement(string Instrument, double Value, IReadOnlyDictionary<string, object?> Tags);
