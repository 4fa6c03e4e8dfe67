using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using HotelBooking.Partners.Asking;

namespace HotelBooking.Tests.Partners;

/// <summary>Listens to the measurements of one bench.</summary>
internal sealed class DropCounter : IDisposable
{
    private readonly ConcurrentDictionary<(string Partner, string Reason), long> _counts = [];
    private readonly MeterListener _listener = new();

    public DropCounter(PartnerBench bench)
    {
        var scope = bench.Get<IMeterFactory>();
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == PartnerMeasures.MeterName && instrument.Meter.Scope == scope && instrument.Name == "hotelbooking.partners.offers_dropped")
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<long>((_, count, tags, _) =>
        {
            var told = tags.ToArray().ToDictionary(tag => tag.Key, tag => (string)tag.Value!, StringComparer.Ordinal);
            _counts.AddOrUpdate((told["partner"], told["reason"]), count, (_, before) => before + count);
        });
        _listener.Start();
    }

    public long Of(string partner, string reason) => _counts.GetValueOrDefault((partner, reason));

    public void Dispose() => _listener.Dispose();
}
