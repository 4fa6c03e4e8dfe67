using System.Collections.Immutable;
using HotelBooking.Contracts.Search.V1;
using Posthouse.Values;

namespace HotelBooking.BookingUi.Hotels;

/// <summary>The price of every night of a month, Monday first.</summary>
/// <param name="First">The first day of the month.</param>
/// <param name="Nights">Its nights by date; nights that are over are missing.</param>
public sealed record PriceMonth(DateOnly First, ImmutableDictionary<DateOnly, CalendarNight> Nights)
{
    /// <summary>The lowest price of the month; <see langword="null"/> when no night can be had.</summary>
    public Money? Lowest => Nights.Values.Where(night => night.Total is not null).Select(night => (Money?)Money.From(night.Total)).Min();

    /// <summary>The weeks that the month touches; days of other months are <see langword="null"/>.</summary>
    public IEnumerable<ImmutableArray<DateOnly?>> Weeks
    {
        get
        {
            var start = First.AddDays(-(((int)First.DayOfWeek + 6) % 7));
            for (var monday = start; monday < First.AddMonths(1); monday = monday.AddDays(7))
            {
                yield return [.. Enumerable.Range(0, 7).Select(day => monday.AddDays(day)).Select(day => day.Month == First.Month ? day : (DateOnly?)null)];
            }
        }
    }

    public static PriceMonth Of(DateOnly first, IEnumerable<CalendarNight> nights) => new(first, nights.ToImmutableDictionary(night => night.Night.ToDateOnly()));
}
