using HotelBooking.BookingUi.Finding;
using HotelBooking.BookingUi.Criteria;
using HotelBooking.BookingUi.Site;
using HotelBooking.BookingUi.Visits;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Posthouse.Look.Serving;

namespace HotelBooking.BookingUi.Home;

/// <summary>The first page.</summary>
internal static class HomePages
{
    public static void Map(IEndpointRouteBuilder pages) => pages.MapPage("/", ShowAsync);

    private static async Task<IResult> ShowAsync(HttpContext http, KnownCities cities, Visit visit, TimeProvider time)
    {
        var today = Today.At(time, "");
        var (text, place) = (http.Request.Query["q"].ToString(), http.Request.Query["place"].ToString());
        return new PageResult<HomePage>(new()
        {
            [nameof(HomePage.Fields)] = new FindFields(text.Length <= 200 ? text : "", place.Length <= 60 ? place : "", http.ReadStay(today)),
            [nameof(HomePage.Earliest)] = today,
            [nameof(HomePage.Cities)] = await cities.ListAsync(http.RequestAborted),
            [nameof(HomePage.Searches)] = visit.Searches,
        });
    }
}
