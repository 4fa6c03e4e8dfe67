using Posthouse.Values;

namespace HotelBooking.Stays.Cancelling;

/// <summary>Tells terms of cancelling in English, deadlines in hotel time.</summary>
internal static class CancellationSentences
{
    public static IReadOnlyList<string> Of(CancellationTerms terms, Money charged, DateTimeOffset noShowFrom)
    {
        var sentences = new List<string>
        {
            terms.FreeUntil is { } free ? $"Free cancellation until {HotelTime.Words(terms.TimeZone, free)}." : "Cancelling is not free of charge.",
        };
        foreach (var window in terms.Windows)
        {
            var from = terms.FreeUntil is null && window == terms.Windows[0] ? "From the booking on" : $"From {HotelTime.Words(terms.TimeZone, window.From)} on";
            sentences.Add($"{from}, {Kept(window.Penalty, charged)} if you cancel.");
        }

        sentences.Add($"If you do not come, or cancel from {HotelTime.Words(terms.TimeZone, noShowFrom)} on, {Kept(terms.NoShowPenalty, charged)}.");
        return sentences;
    }

    private static string Kept(Money penalty, Money charged) =>
        penalty.IsZero ? "nothing is kept"
        : penalty == charged ? $"the whole amount of {charged.InWords()} is kept"
        : $"{penalty.InWords()} of {charged.InWords()} is kept";
}
