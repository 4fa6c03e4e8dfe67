using HotelBooking.Stays.Prices;
using HotelBooking.Stays.Selling;
using HotelBooking.Stays.Terms;
using Posthouse.Values;

namespace HotelBooking.Stays.Cancelling;

/// <summary>Makes the terms of cancelling one stay from the rules of its plan: deadlines become instants, penalties become amounts.</summary>
public static class CancellationPolicy
{
    /// <summary>
    /// The terms of a stay. Of the deadlines that have passed when it is quoted only the last counts, from the quote on. A plan without rules, and one
    /// whose rules begin later, is free until the no-show rule begins (<see cref="CancellationCharge.NoShowFrom"/>).
    /// </summary>
    /// <param name="offer">What is quoted.</param>
    /// <param name="dates">When.</param>
    /// <param name="price">At which price.</param>
    /// <param name="quotedAt">When it is quoted.</param>
    public static CancellationTerms Resolve(RoomOffer offer, StayDates dates, StayPrice price, DateTimeOffset quotedAt)
    {
        ArgumentNullException.ThrowIfNull(offer);
        ArgumentNullException.ThrowIfNull(price);
        var zone = offer.Hotel.TimeZone;
        var end = CancellationCharge.NoShowFrom(zone, dates);
        var windows = Windows(offer, dates, price, quotedAt.ToUniversalTime());
        var noShow = AtMost(price.PayNow, new Money(StayPricing.Share(price.PayNow.Minor, offer.Plan.NoShowBasisPoints, price.PayNow.Currency), price.PayNow.Currency));
        DateTimeOffset? freeUntil = windows.Count == 0 ? end : windows[0].From > quotedAt ? windows[0].From : null;
        return new CancellationTerms(zone, noShow)
        {
            Windows = windows,
            FreeUntil = freeUntil,
            Sentences = CancellationSentences.Of(new(zone, noShow) { Windows = windows, FreeUntil = freeUntil, Sentences = [] }, price.PayNow, end),
        };
    }

    private static List<CancellationWindow> Windows(RoomOffer offer, StayDates dates, StayPrice price, DateTimeOffset quotedAt)
    {
        var windows = new List<CancellationWindow>();
        foreach (var rule in offer.Plan.Cancellation)
        {
            var deadline = rule.DaysBefore >= CancellationRule.FromBooking
                ? quotedAt
                : HotelTime.Instant(offer.Hotel.TimeZone, dates.CheckIn.AddDays(-rule.DaysBefore), rule.Deadline);
            var window = new CancellationWindow(deadline > quotedAt ? deadline : quotedAt, PenaltyOf(rule.Penalty, dates, price));
            if (windows.Count > 0 && windows[^1].From >= window.From)
            {
                windows.RemoveAt(windows.Count - 1);
            }

            windows.Add(window);
        }

        // A window that costs nothing before any that does is no window.
        windows.RemoveRange(0, windows.TakeWhile(window => window.Penalty.IsZero).Count());
        return windows;
    }

    private static Money PenaltyOf(Penalty penalty, StayDates dates, StayPrice price) => AtMost(price.PayNow, penalty switch
    {
        Penalty.Nights nights => FirstNights(nights.Count, dates, price),
        Penalty.Share share => new Money(StayPricing.Share(price.PayNow.Minor, share.BasisPoints, price.PayNow.Currency), price.PayNow.Currency),
        Penalty.Amount amount => new Money(amount.Minor, price.PayNow.Currency),
        _ => throw new ArgumentException($"{penalty} is no penalty.", nameof(penalty)),
    });

    // Rooms and their guests, without taxes: what guests cost is the same every night, so the share of the first nights has no remainder.
    private static Money FirstNights(int count, StayDates dates, StayPrice price)
    {
        var minor = 0L;
        foreach (var line in price.Lines)
        {
            minor += line.Kind switch
            {
                PriceLineKind.Night when line.Night < dates.CheckIn.AddDays(count) => line.Amount.Minor,
                PriceLineKind.ExtraGuest => line.Amount.Minor / dates.Count * Math.Min(count, dates.Count),
                _ => 0,
            };
        }

        return new Money(minor, price.PayNow.Currency);
    }

    private static Money AtMost(Money bound, Money amount) => amount > bound ? bound : amount;
}
