using System.Globalization;
using HotelBooking.BookingUi.Criteria;
using HotelBooking.BookingUi.Maps;
using HotelBooking.BookingUi.Site;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Posthouse.Look.Serving;

namespace HotelBooking.BookingUi.Hotels;

/// <summary>A hotel's page.</summary>
internal static class HotelPages
{
    private const int LongestId = 60;

    public static void Map(IEndpointRouteBuilder pages) => pages.MapPage("/hotels/{id}", ShowAsync);

    private static async Task<IResult> ShowAsync(string id, HttpContext http, HotelFacts facts, MapTiles tiles, TimeProvider time)
    {
        var (stay, month) = (http.ReadStay(Today.At(time, "")), MonthOf(http));
        var view = id.Length > LongestId ? null : await facts.GatherAsync(id, stay, month, http.RequestAborted);

        // Which day it is there is known only now: "today", and a day that is over, are read by the hotel's calendar.
        if (view is not null && stay.HasDates && http.ReadStay(Today.At(time, view.Hotel.TimeZone)) is var there && there != stay)
        {
            view = await facts.GatherAsync(id, there, month, http.RequestAborted);
        }

        if (view is null)
        {
            return Failures.NotFound();
        }

        tiles.Allow(http.Response);
        return new PageResult<HotelPage>(new()
        {
            [nameof(HotelPage.View)] = view,
            [nameof(HotelPage.Earliest)] = Today.At(time, view.Hotel.TimeZone),
        });
    }

    private static DateOnly? MonthOf(HttpContext http) =>
        DateOnly.TryParseExact(http.Request.Query["month"].ToString(), "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month) && month.Year is > 2000 and < 9000
            ? month
            : null;
}
