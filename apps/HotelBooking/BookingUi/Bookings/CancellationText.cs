using HotelBooking.BookingUi.Words;
using HotelBooking.Contracts.Stays.V1;
using Posthouse.Look.Pieces;
using Posthouse.Values;

namespace HotelBooking.BookingUi.Bookings;

/// <summary>What cancelling costs, in one line.</summary>
/// <param name="Tone">Whether that is good news.</param>
/// <param name="Words">The line.</param>
public sealed record CancellationText(Tone Tone, string Words)
{
    /// <summary>How it stands at a moment.</summary>
    /// <param name="terms">The terms.</param>
    /// <param name="paid">What is charged when booking.</param>
    /// <param name="now">The moment.</param>
    public static CancellationText At(CancellationTerms terms, Google.Type.Money paid, DateTimeOffset now)
    {
        if (terms.FreeUntil is { } until && until.ToDateTimeOffset() > now)
        {
            return new(Tone.Good, $"Free cancellation until {DayText.Deadline(until, terms.TimeZone)}");
        }

        var penalty = terms.Windows.LastOrDefault(window => window.From.ToDateTimeOffset() <= now)?.Penalty;
        return penalty switch
        {
            null when terms.Windows.Count == 0 => new(Tone.Good, "Free cancellation until you arrive"),
            null => new(Tone.Plain, "Cancelling costs something: see the terms"),
            _ when Money.From(penalty) >= Money.From(paid) => new(Tone.Warn, terms.FreeUntil is null ? "Not refundable after booking" : "Cancelling gives nothing back any more"),
            _ => new(Tone.Warn, $"Cancelling now costs {MoneyText.Exact(penalty)}"),
        };
    }
}
