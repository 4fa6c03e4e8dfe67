using System.Runtime.InteropServices;
using Posthouse.Values;

namespace HotelBooking.Stays.Cancelling;

/// <summary>What cancelling costs at an instant. Preview and execution both ask here.</summary>
/// <param name="Penalty">What is kept.</param>
/// <param name="Refund">What is given back.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct CancellationCharge(Money Penalty, Money Refund)
{
    /// <summary>
    /// The charge: the penalty of the last window that has begun, nothing before the first. Once the arrival date is over in hotel time it is the
    /// penalty for guests who do not come, when that is more. Never more than what was charged.
    /// </summary>
    /// <param name="terms">The terms, as fixed.</param>
    /// <param name="dates">The stay.</param>
    /// <param name="charged">What was charged when booking.</param>
    /// <param name="now">When it is cancelled.</param>
    public static CancellationCharge At(CancellationTerms terms, StayDates dates, Money charged, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(terms);
        var penalty = Money.Zero(charged.Currency);
        foreach (var window in terms.Windows)
        {
            penalty = window.From <= now ? window.Penalty : penalty;
        }

        if (now >= NoShowFrom(terms.TimeZone, dates) && terms.NoShowPenalty > penalty)
        {
            penalty = terms.NoShowPenalty;
        }

        penalty = penalty > charged ? charged : penalty;
        return new CancellationCharge(penalty, charged - penalty);
    }

    /// <summary>From when on a guest counts as not having come: the end of the arrival date in hotel time.</summary>
    /// <param name="timeZone">IANA time zone of the hotel; empty counts in UTC.</param>
    /// <param name="dates">The stay.</param>
    public static DateTimeOffset NoShowFrom(string timeZone, StayDates dates) =>
        HotelTime.Instant(timeZone is "" ? "Etc/UTC" : timeZone, dates.CheckIn.AddDays(1), TimeOnly.MinValue);
}
