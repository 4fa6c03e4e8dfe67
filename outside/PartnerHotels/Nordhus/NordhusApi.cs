using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using PartnerHotels.Bookings;
using PartnerHotels.Faults;
using PartnerHotels.Hotels;

namespace PartnerHotels.Nordhus;

/// <summary>Operations to one address, nested answers: prices as texts, days counted from 1970, and a token to be fetched before booking.</summary>
internal static class NordhusApi
{
    public static ImmutableArray<(string Request, string Words)> Protocol { get; } =
    [
        ("POST /query {\"operation\":\"findStays\",\"variables\":{\"near\":{\"point\":[16.37,48.2],\"withinKm\":5},\"arrivalDay\":20878,\"nightCount\":2,\"party\":[{\"grownUps\":2,\"children\":[5]}]}}", "Stays around a point (longitude first), at most 60 properties, nearest first. Days are counted from 1970-01-01."),
        ("POST /query {\"operation\":\"prebook\",\"variables\":{\"rateRef\", \"amount\"}}", "availability is OPEN, REPRICED or GONE, with the price of now and a prebookToken for that price."),
        ("POST /query {\"operation\":\"confirm\",\"variables\":{\"prebookToken\", \"clientReference\", \"guest\"}}", "Books once for a clientReference: a repetition answers with the same booking. errors have codes REPRICED, GONE, REFERENCE_IN_USE, BAD_TOKEN."),
        ("POST /query {\"operation\":\"booking\",\"variables\":{\"clientReference\"}}", "The booking, or null."),
        ("POST /query {\"operation\":\"cancel\",\"variables\":{\"clientReference\"}}", "Cancels by the rate’s conditions: fee, cancellationId. A repetition answers the same."),
    ];

    public static void Map(IEndpointRouteBuilder routes, PartnerDesk desk) => routes.MapPost("/query", (JsonObject request, HttpContext context) => AnswerAsync(request, context, desk));

    private static async Task<IResult> AnswerAsync(JsonObject request, HttpContext context, PartnerDesk desk)
    {
        try
        {
            var variables = request["variables"]?.AsObject() ?? [];
            return (string?)request["operation"] switch
            {
                "findStays" => NordhusSearch.Read(variables) is { } search ? Answer("stays", NordhusSearch.Answer(desk, search)) : Refusal("BAD_REQUEST"),
                "prebook" => Prebook(variables, desk),
                "confirm" => await ConfirmAsync(variables, context, desk),
                "booking" => Answer("booking", desk.Find(Reference(variables)) is { } booking ? Of(booking) : null),
                "cancel" => desk.Cancel(Reference(variables)) is { } cancelled ? Answer("booking", Of(cancelled)) : Refusal("NO_SUCH_BOOKING"),
                _ => Refusal("BAD_REQUEST"),
            };
        }
        catch (Exception wrongType) when (wrongType is InvalidOperationException or FormatException or JsonException)
        {
            return Refusal("BAD_REQUEST");
        }
    }

    private static IResult Prebook(JsonObject variables, PartnerDesk desk)
    {
        var key = (string?)variables["rateRef"];
        var (offer, state) = desk.Check(key, expectedTotal: null);
        if (offer is null)
        {
            return Refusal("NO_SUCH_RATE");
        }

        var amount = offer.Hotel.Currency.Decimal(offer.Total);
        if (state == OfferState.Available && (string?)variables["amount"] is { } expected && expected != amount)
        {
            state = OfferState.PriceChanged;
        }

        return Answer("prebook", new JsonObject
        {
            ["availability"] = Word(state),
            ["price"] = new JsonObject { ["amount"] = amount, ["unit"] = offer.Hotel.Currency.Code },
            ["prebookToken"] = state == OfferState.SoldOut ? null : $"{offer.Total.ToString(CultureInfo.InvariantCulture)}.{key}",
        });
    }

    private static async Task<IResult> ConfirmAsync(JsonObject variables, HttpContext context, PartnerDesk desk)
    {
        var token = ((string?)variables["prebookToken"] ?? "").Split('.');
        var reference = Reference(variables);
        if (reference.Length is 0 or > 64 || token.Length != 2 || !long.TryParse(token[0], NumberStyles.None, CultureInfo.InvariantCulture, out var total))
        {
            return Refusal("BAD_TOKEN");
        }

        var (booking, state) = desk.Book(reference, token[1], total, (string?)variables["guest"] ?? "");
        if (desk.Faults.IsOn(Fault.TimeOutAfterBooking))
        {
            await FaultyTransport.HangAsync(context, desk.Faults.Traffic);
        }

        return booking is null ? Refusal(Word(state)) : Answer("booking", Of(booking));
    }

    private static JsonObject Of(Booking booking)
    {
        var currency = Currency.Of(booking.Currency);
        return new JsonObject
        {
            ["clientReference"] = booking.Reference,
            ["bookingId"] = booking.Confirmation,
            ["state"] = booking.CancelledAt is null ? "LIVE" : "CANCELLED",
            ["price"] = new JsonObject { ["amount"] = currency.Decimal(booking.Total), ["unit"] = booking.Currency },
            ["fee"] = booking.CancelledAt is null ? null : new JsonObject { ["amount"] = currency.Decimal(booking.Penalty), ["unit"] = booking.Currency },
            ["cancellationId"] = booking.Cancellation,
        };
    }

    private static string Reference(JsonObject variables) => (string?)variables["clientReference"] ?? "";

    private static string Word(OfferState state) => state switch
    {
        OfferState.Available => "OPEN",
        OfferState.PriceChanged => "REPRICED",
        OfferState.SoldOut => "GONE",
        OfferState.ReferenceTaken => "REFERENCE_IN_USE",
        _ => "NO_SUCH_RATE",
    };

    private static IResult Answer(string name, JsonNode? value) => Results.Json(new JsonObject { ["data"] = new JsonObject { [name] = value } });

    private static IResult Refusal(string code) =>
        Results.Json(new JsonObject { ["data"] = null, ["errors"] = new JsonArray(new JsonObject { ["code"] = code }) });
}
