using HotelBooking.BookingUi.Criteria;
using HotelBooking.BookingUi.Finding;
using HotelBooking.BookingUi.Words;
using HotelBooking.BookingUi.Maps;
using HotelBooking.BookingUi.Places;
using HotelBooking.BookingUi.Site;
using HotelBooking.BookingUi.Visits;
using HotelBooking.Contracts.Search.V1;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Posthouse.Look.Serving;

namespace HotelBooking.BookingUi.Listing;

/// <summary>The hotels of a place, as a page and as data.</summary>
internal static class ResultsPages
{
    public static void Map(IEndpointRouteBuilder pages)
    {
        pages.MapPage("/hotels", (HttpContext http, Parts parts, CancellationToken aborted) => AnswerAsync(http, parts, http.WantsJson(), aborted));
        pages.MapPage("/hotels.json", (HttpContext http, Parts parts, CancellationToken aborted) => AnswerAsync(http, parts, asJson: true, aborted));
    }

    private static async Task<IResult> AnswerAsync(HttpContext http, Parts parts, bool asJson, CancellationToken aborted)
    {
        var query = http.Request.Query;
        http.Response.Headers.Vary = "Accept";
        var found = await parts.Places.ResolveAsync(query["place"].ToString(), query["q"].ToString(), aborted);
        if (found.Meant is not { } place)
        {
            return asJson ? ResultsJson.UnclearPlace(found) : Results.Redirect(AddressOfChoice(http, parts.Time));
        }

        var stay = http.ReadStay(Today.At(parts.Time, place.TimeZone));
        if (place.Kind == PlaceKind.Hotel)
        {
            return Results.Redirect($"/hotels/{Uri.EscapeDataString(place.PlaceId)}?{stay.Address}");
        }

        var wish = WishReading.Read(query, place.PlaceId, stay);
        if (!asJson && query.ContainsKey("q") && stay.Remarks.IsEmpty)
        {
            return Results.Redirect(wish.Address);
        }

        if (await parts.Search.FindAsync(wish, aborted) is not { } view)
        {
            return asJson ? ResultsJson.UnclearPlace(found) : Failures.NotFound();
        }

        return asJson ? ResultsJson.Of(view) : Page(http, parts, view);
    }

    private static PageResult<ResultsPage> Page(HttpContext http, Parts parts, ResultsView view)
    {
        var stay = view.Wish.Stay;
        parts.Visit.Remember(new KeptSearch(
            $"{view.Place.Name}, {DayText.ShortRange(stay.Dates)}, {GuestText.WithRooms(stay.Rooms)}", $"place={Uri.EscapeDataString(view.Place.PlaceId)}&{stay.Address}"));
        parts.Tiles.Allow(http.Response);
        return new PageResult<ResultsPage>(new()
        {
            [nameof(ResultsPage.View)] = view,
            [nameof(ResultsPage.Earliest)] = Today.At(parts.Time, view.Place.TimeZone),
        });
    }

    private static string AddressOfChoice(HttpContext http, TimeProvider time)
    {
        var stay = http.ReadStay(Today.At(time, ""));
        return new FindFields(http.Request.Query["q"].ToString(), "", stay).Address;
    }

    /// <summary>What answering takes.</summary>
    internal sealed class Parts(PlaceFinder places, HotelSearch search, Visit visit, MapTiles tiles, TimeProvider time)
    {
        public PlaceFinder Places => places;

        public HotelSearch Search => search;

        public Visit Visit => visit;

        public MapTiles Tiles => tiles;

        public TimeProvider Time => time;
    }
}
