using HotelBooking.Contracts.Search.V1;
using HotelBooking.Contracts.Stays.V1;
using Posthouse.Values;

namespace HotelBooking.BookingUi.Words;

/// <summary>Until when cancelling costs nothing, in one line.</summary>
/// <param name="IsFree">Whether it can be cancelled for free now.</param>
/// <param name="Line">The line.</param>
public sealed record CancelText(bool IsFree, string Line)
{
    public static CancelText Of(StayOffer offer, HotelBooking.Stays.StayDates stay, DateTimeOffset now) => Of(offer.Cancellation, offer.Price, stay, now);

    private static CancelText Of(CancellationTerms? terms, Price? price, HotelBooking.Stays.StayDates stay, DateTimeOffset now)
    {
        if (terms is null)
        {
            return new CancelText(false, "Cancellation terms are shown before you book");
        }

        if (terms.FreeUntil is { } until && until.ToDateTimeOffset() > now)
        {
            return new CancelText(true, $"Free cancellation until {DayText.Deadline(until, terms.TimeZone, stay)}");
        }

        if (terms.Windows.Count == 0)
        {
            return new CancelText(true, "Free cancellation until arrival");
        }

        var kept = terms.Windows.LastOrDefault(window => window.From.ToDateTimeOffset() <= now)?.Penalty ?? terms.Windows[0].Penalty;
        return Money.From(kept) >= Money.From(price!.PayNow)
            ? new CancelText(false, "Not refundable after booking")
            : new CancelText(false, $"Cancelling costs {MoneyText.Of(Money.From(kept))} now");
    }
}
