using System.Globalization;
using Google.Protobuf.WellKnownTypes;
using HotelBooking.Contracts.Stays.V1;
using Posthouse.Values;

namespace HotelBooking.Partners.Offers;

/// <summary>Writes a partner's terms of cancelling: amounts of this stay, and sentences in hotel time.</summary>
internal static class CancellationWords
{
    public static CancellationTerms Terms(SoundOffer offer, string zone, DateTimeOffset now)
    {
        var terms = new CancellationTerms { TimeZone = zone, NoShowPenalty = Penalty(offer, offer.Penalties.Count == 0 ? 100 : offer.Penalties[^1].Percent).ToProto() };
        foreach (var (from, percent) in offer.Penalties)
        {
            terms.Windows.Add(new CancellationWindow { From = Timestamp.FromDateTimeOffset(from), Penalty = Penalty(offer, percent).ToProto() });
        }

        var costly = offer.Penalties.Where(window => window.Percent > 0).ToList();
        if (costly.Count > 0 && costly[0].From > now)
        {
            terms.FreeUntil = Timestamp.FromDateTimeOffset(costly[0].From);
        }

        terms.Sentences.Add(Sentences(costly, TimeZoneInfo.FindSystemTimeZoneById(zone), now));
        return terms;
    }

    private static IEnumerable<string> Sentences(IReadOnlyList<(DateTimeOffset From, int Percent)> costly, TimeZoneInfo zone, DateTimeOffset now)
    {
        if (costly.Count == 0)
        {
            yield return "Cancelling is free.";
            yield break;
        }

        if (costly[0].From > now)
        {
            yield return $"Free to cancel until {Hour(costly[0].From, zone)}.";
        }

        foreach (var (from, percent) in costly)
        {
            var kept = percent == 100 ? "the whole price is kept" : $"{percent.ToString(CultureInfo.InvariantCulture)}% of the price is kept";
            yield return from > now ? $"From {Hour(from, zone)} on {kept}." : $"If you cancel, {kept}.";
        }
    }

    private static string Hour(DateTimeOffset instant, TimeZoneInfo zone) =>
        TimeZoneInfo.ConvertTime(instant, zone).ToString("d MMMM yyyy, HH:mm", CultureInfo.InvariantCulture) + " hotel time";

    // In favour of the hotel by less than what cards can pay: what is shown is what will be kept, and the rest can be given back.
    private static Money Penalty(SoundOffer offer, int percent) => Amounts.PayableFrom(offer.Total.Minor * percent / 100m, offer.Total.Currency);
}
