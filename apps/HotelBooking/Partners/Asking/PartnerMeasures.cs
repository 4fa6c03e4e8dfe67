using System.Diagnostics.Metrics;
using HotelBooking.Contracts.Partners.V1;

namespace HotelBooking.Partners.Asking;

/// <summary>Counts how partners answer, and what of their offers is dropped.</summary>
internal sealed class PartnerMeasures
{
    /// <summary>Name of the meter.</summary>
    public const string MeterName = "Posthouse.Partners";

    private readonly Counter<long> _answers;
    private readonly Counter<long> _dropped;

    public PartnerMeasures(IMeterFactory meters)
    {
        var meter = meters.Create(MeterName);
        _answers = meter.CreateCounter<long>("hotelbooking.partners.answers", description: "Answers of partners to searches, by kind");
        _dropped = meter.CreateCounter<long>("hotelbooking.partners.offers_dropped", description: "Offers of partners that were dropped, by reason");
    }

    public void Answered(FindOffersResponse answer) =>
        _answers.Add(1, KeyValuePair.Create<string, object?>("partner", answer.Partner), KeyValuePair.Create<string, object?>("answer", answer.Answer.ToString()));

    public void Dropped(FindOffersResponse answer)
    {
        foreach (var (reason, count) in answer.Dropped)
        {
            _dropped.Add(count, KeyValuePair.Create<string, object?>("partner", answer.Partner), KeyValuePair.Create<string, object?>("reason", reason));
        }
    }
}
