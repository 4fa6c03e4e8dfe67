using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using PartnerHotels.Bookings;
using PartnerHotels.Faults;
using PartnerHotels.Hotels;
using PartnerHotels.Stays;

namespace PartnerHotels.Meridian;

/// <summary>JSON over resources: snake_case, amounts as integers of minor units, one entry for each night.</summary>
internal static class MeridianApi
{
    public static ImmutableArray<(string Request, string Words)> Protocol { get; } =
    [
        ("GET /v2/offers?lat=48.2&lon=16.37&radius_m=5000&check_in=2027-03-01&check_out=2027-03-03&rooms=2;1,5", "Hotels around a position, at most 60, nearest first. rooms: adults and children’s ages of each room."),
        ("POST /v2/price_checks {\"offer_id\", \"total_minor\"}", "status is available, price_changed or sold_out, with the total of now."),
        ("POST /v2/bookings {\"reference\", \"offer_id\", \"total_minor\", \"lead_guest\"}", "Books once for a reference: a repetition answers 200 with the same booking instead of 201. 409 with error.code price_changed, sold_out or reference_taken."),
        ("GET /v2/bookings/{reference}", "The booking, or 404."),
        ("DELETE /v2/bookings/{reference}", "Cancels by the offer’s conditions: penalty_minor, cancellation_number. A repetition answers the same."),
    ];

    public static void Map(IEndpointRouteBuilder routes, PartnerDesk desk)
    {
        routes.MapGet("/v2/offers", (HttpRequest request) => Offers(request.Query, desk));
        routes.MapPost("/v2/price_checks", (JsonObject request) => Check(request, desk));
        routes.MapPost("/v2/bookings", (JsonObject request, HttpContext context) => BookAsync(request, context, desk));
        routes.MapGet("/v2/bookings/{reference}", (string reference) => desk.Find(reference) is { } booking ? Results.Json(Of(booking)) : Refusal(404, "not_found"));
        routes.MapDelete("/v2/bookings/{reference}", (string reference) => desk.Cancel(reference) is { } booking ? Results.Json(Of(booking)) : Refusal(404, "not_found"));
    }

    private static IResult Offers(IQueryCollection query, PartnerDesk desk)
    {
        if (Number(query["lat"]) is not { } latitude || Number(query["lon"]) is not { } longitude || Number(query["radius_m"]) is not { } metres
            || Day(query["check_in"]) is not { } checkIn || Day(query["check_out"]) is not { } checkOut || Party.Read(query["rooms"]) is not { } party
            || new Stay(checkIn, checkOut) is not { IsPossible: true } stay)
        {
            return Refusal(400, "bad_request");
        }

        var hotels = desk.Search(new Position(latitude, longitude), metres, stay, party).Select(found => (JsonNode)new JsonObject
        {
            ["hotel_code"] = found.Hotel.Code,
            ["name"] = found.Hotel.Name,
            ["city"] = found.Hotel.City,
            ["stars"] = found.Hotel.Stars,
            ["position"] = new JsonObject { ["lat"] = found.Hotel.Position.Latitude, ["lon"] = found.Hotel.Position.Longitude },
            ["detail_url"] = $"https://meridian.example/hotels/{found.Hotel.Code}",
            ["offers"] = new JsonArray([.. found.Offers.Select(Of)]),
        });
        return Results.Json(new JsonObject { ["hotels"] = new JsonArray([.. hotels]) });
    }

    private static JsonObject Of(Offer offer) => new()
    {
        ["offer_id"] = offer.Key.ToString(),
        ["room_name"] = offer.Kind.Name,
        ["max_guests"] = offer.Kind.MostGuests,
        ["board"] = offer.Board switch { Board.Breakfast => "breakfast", Board.HalfBoard => "half_board", _ => "room_only" },
        ["check_in"] = Text(offer.Stay.CheckIn),
        ["check_out"] = Text(offer.Stay.CheckOut),
        ["currency"] = offer.Hotel.Currency.Code,
        ["nights"] = new JsonArray([.. Enumerable.Range(0, offer.Nights.Length).Select(night => new JsonObject
        {
            ["date"] = Text(offer.Stay.CheckIn.AddDays(night)),
            ["amount_minor"] = Minor(offer, offer.Nights[night]),
        })]),
        ["taxes_minor"] = Minor(offer, offer.Taxes),
        ["total_minor"] = Minor(offer, offer.Total),
        ["rooms_left"] = offer.Left,
        ["cancellation"] = new JsonArray([.. offer.Penalties.Select(window => new JsonObject
        {
            ["from"] = window.From.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture),
            ["penalty_percent"] = window.Percent,
        })]),
    };

    private static JsonObject Of(Booking booking) => new()
    {
        ["reference"] = booking.Reference,
        ["confirmation_number"] = booking.Confirmation,
        ["status"] = booking.CancelledAt is null ? "confirmed" : "cancelled",
        ["currency"] = booking.Currency,
        ["total_minor"] = booking.Total,
        ["penalty_minor"] = booking.CancelledAt is null ? null : booking.Penalty,
        ["cancellation_number"] = booking.Cancellation,
    };

    private static IResult Check(JsonObject request, PartnerDesk desk)
    {
        var (offer, state) = desk.Check((string?)request["offer_id"], (long?)request["total_minor"]);
        return offer is null ? Refusal(404, "unknown_offer") : Results.Json(new JsonObject
        {
            ["status"] = Word(state),
            ["currency"] = offer.Hotel.Currency.Code,
            ["total_minor"] = offer.Total,
        });
    }

    private static async Task<IResult> BookAsync(JsonObject request, HttpContext context, PartnerDesk desk)
    {
        if ((string?)request["reference"] is not { Length: > 0 and <= 64 } reference)
        {
            return Refusal(400, "bad_request");
        }

        var repeated = desk.Find(reference) is not null;
        var (booking, state) = desk.Book(reference, (string?)request["offer_id"], (long?)request["total_minor"], (string?)request["lead_guest"] ?? "");
        if (desk.Faults.IsOn(Fault.TimeOutAfterBooking))
        {
            await FaultyTransport.HangAsync(context, desk.Faults.Traffic);
        }

        return booking is null ? Refusal(state == OfferState.Unknown ? 404 : 409, Word(state))
            : Results.Json(Of(booking), statusCode: repeated ? StatusCodes.Status200OK : StatusCodes.Status201Created);
    }

    private static JsonValue? Minor(Offer offer, long minor) => offer.HasNoNumbers ? JsonValue.Create("NaN") : JsonValue.Create(minor);

    private static string Word(OfferState state) => state switch
    {
        OfferState.Available => "available",
        OfferState.PriceChanged => "price_changed",
        OfferState.SoldOut => "sold_out",
        OfferState.ReferenceTaken => "reference_taken",
        _ => "unknown_offer",
    };

    private static IResult Refusal(int status, string code) => Results.Json(new JsonObject { ["error"] = new JsonObject { ["code"] = code } }, statusCode: status);

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static DateOnly? Day(string? text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static double? Number(string? text) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null;
}
