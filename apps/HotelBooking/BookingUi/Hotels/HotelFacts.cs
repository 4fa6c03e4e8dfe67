using Grpc.Core;
using HotelBooking.BookingUi.Criteria;
using HotelBooking.BookingUi.Maps;
using HotelBooking.Contracts.Search.V1;
using Microsoft.Extensions.Logging;
using Posthouse.Calls;
using Posthouse.Values;

namespace HotelBooking.BookingUi.Hotels;

/// <summary>Gathers what a hotel's page shows.</summary>
internal sealed class HotelFacts(SearchService.SearchServiceClient search, MapPainter maps, TimeProvider time, ILogger<HotelFacts> logger)
{
    private const int MonthsAhead = 14;

    /// <summary>The hotel, what can be booked, and a month of its prices.</summary>
    /// <returns><see langword="null"/> when there is no such hotel.</returns>
    public async Task<HotelView?> GatherAsync(string hotelId, StayQuery stay, DateOnly? shownMonth, CancellationToken cancellationToken)
    {
        var request = new GetHotelRequest { HotelId = hotelId, Dates = stay.Nights, AskPartners = true };
        request.Rooms.AddRange(stay.Occupancies);
        var calendar = CalendarAsync(hotelId, stay, shownMonth ?? stay.Dates.CheckIn, cancellationToken);
        try
        {
            var reply = await search.GetHotelAsync(request, cancellationToken: cancellationToken);
            var month = await calendar;

            // Partners tell no prices of single nights: an empty month would say that nothing can be had.
            return new HotelView(reply, stay, time.GetUtcNow()) { Map = maps.Paint(reply.Hotel), Calendar = reply.Details is { RoomTypes.Count: > 0 } || month?.Lowest is not null ? month : null };
        }
        catch (RpcException failure) when (failure.HasReason(SearchReason.UnknownHotel) || failure.StatusCode is StatusCode.NotFound)
        {
            await calendar;
            return null;
        }
    }

    private async Task<PriceMonth?> CalendarAsync(string hotelId, StayQuery stay, DateOnly month, CancellationToken cancellationToken)
    {
        var today = Today.At(time, "");
        var monthStart = new DateOnly(month.Year, month.Month, 1);
        var lastStart = new DateOnly(today.Year, today.Month, 1).AddMonths(MonthsAhead);
        monthStart = monthStart < new DateOnly(today.Year, today.Month, 1) ? new DateOnly(today.Year, today.Month, 1) : monthStart > lastStart ? lastStart : monthStart;
        var first = monthStart < today ? today : monthStart;
        var request = new GetPriceCalendarRequest { HotelId = hotelId, First = first.ToProto(), Nights = monthStart.AddMonths(1).DayNumber - first.DayNumber };
        request.Rooms.AddRange(stay.Occupancies);
        try
        {
            var reply = await search.GetPriceCalendarAsync(request, cancellationToken: cancellationToken);
            return PriceMonth.Of(monthStart, reply.Nights);
        }
        catch (RpcException failure) when (!cancellationToken.IsCancellationRequested)
        {
            // The page is worth showing without it.
            Log.WithoutCalendar(logger, failure.StatusCode, failure.Status.Detail);
            return null;
        }
    }
}
