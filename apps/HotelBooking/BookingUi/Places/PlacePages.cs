using System.Text.Json.Serialization;
using HotelBooking.BookingUi.Criteria;
using HotelBooking.BookingUi.Finding;
using HotelBooking.BookingUi.Site;
using HotelBooking.BookingUi.Words;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Posthouse.Look.Serving;

namespace HotelBooking.BookingUi.Places;

/// <summary>Which of several places is meant; and suggestions while somebody types.</summary>
internal static class PlacePages
{
    public static void Map(IEndpointRouteBuilder pages)
    {
        pages.MapPage("/places", ShowAsync);
        pages.MapPage("/places.json", SuggestAsync);
    }

    private static async Task<IResult> ShowAsync(HttpContext http, PlaceFinder places, TimeProvider time, CancellationToken aborted)
    {
        if (http.WantsJson())
        {
            return await SuggestAsync(http, places, aborted);
        }

        var text = http.Request.Query["q"].ToString();
        var stay = http.ReadStay(Today.At(time, ""));
        var found = await places.SuggestAsync(text, 20, aborted);
        return new PageResult<PlacesPage>(new()
        {
            [nameof(PlacesPage.Found)] = found,
            [nameof(PlacesPage.Fields)] = new FindFields(found.Text, "", stay),
            [nameof(PlacesPage.Earliest)] = Today.At(time, ""),
        });
    }

    private static async Task<IResult> SuggestAsync(HttpContext http, PlaceFinder places, CancellationToken aborted)
    {
        var found = await places.SuggestAsync(http.Request.Query["q"].ToString(), 8, aborted);
        http.Response.Headers.CacheControl = "private, max-age=60";
        http.Response.Headers.Vary = "Accept";
        return Results.Json(
            new PlaceSuggestions([.. found.Places.Select(place => new PlaceSuggestion(
                place.PlaceId, place.Name, PlaceText.Where(place), PlaceText.Kind(place.Kind), place.MatchedName, PlaceText.Short(place)))], found.Resembling),
            PlaceJson.Default.PlaceSuggestions);
    }
}

/// <summary>Suggestions, best first.</summary>
internal sealed record PlaceSuggestions(IReadOnlyList<PlaceSuggestion> Places, bool Resembling);

/// <summary>A suggestion: what to send, and what to show.</summary>
internal sealed record PlaceSuggestion(string Id, string Name, string Where, string Kind, string Matched, string Text);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(PlaceSuggestions))]
internal sealed partial class PlaceJson : JsonSerializerContext;
