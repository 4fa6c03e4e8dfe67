using HotelBooking.Contracts.Search.V1;
using HotelBooking.Search.Offers;
using HotelBooking.Stays;
using Posthouse.Values;

namespace HotelBooking.Search.Hotels;

/// <summary>The cheapest total of each night alone.</summary>
internal sealed class PriceCalendar(SoldHotels sold)
{
    public async Task<IReadOnlyList<CalendarNight>> OfAsync(string hotelId, StayQuery first, int nights, CancellationToken cancellationToken)
    {
        var sales = await sold.ReadAsync([hotelId], first.Dates.CheckIn, nights + 1, cancellationToken);
        var sale = sales.GetValueOrDefault(hotelId);
        return [.. Enumerable.Range(0, nights).Select(day => NightOf(sale, first with { Dates = Shifted(first.Dates, day) }))];
    }

    private static StayDates Shifted(StayDates dates, int days) => new(dates.CheckIn.AddDays(days), dates.CheckOut.AddDays(days));

    private static CalendarNight NightOf(HotelForSale? sale, StayQuery query)
    {
        var night = new CalendarNight { Night = query.Dates.CheckIn.ToProto() };
        var offers = sale?.Offers(query) ?? [];
        if (offers.Count > 0)
        {
            night.Total = offers.Min(offer => offer.Totals.Total).ToProto();
        }
        else
        {
            night.Reason = sale?.Refusal(query).ToCode() ?? "CLOSED";
        }

        return night;
    }
}
