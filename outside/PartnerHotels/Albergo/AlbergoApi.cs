using System.Collections.Immutable;
using System.Xml;
using System.Xml.Linq;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using PartnerHotels.Bookings;
using PartnerHotels.Faults;
using PartnerHotels.Hotels;
using PartnerHotels.Stays;

namespace PartnerHotels.Albergo;

/// <summary>XML messages to one address, each named like those of the travel trade: amounts with a point, days in the American order, hours on a clock of twelve.</summary>
internal static class AlbergoApi
{
    private const int LargestRequest = 64 * 1024;

    public static ImmutableArray<(string Request, string Words)> Protocol { get; } =
    [
        ("POST /ota <HotelAvailRQ><Position Latitude Longitude/><Radius Distance DistanceMeasure=\"KM\"/><StayDateRange Start=\"03/01/2027\" End=\"03/03/2027\"/><RoomStayCandidate Adults=\"2\" ChildAges=\"5 9\"/></HotelAvailRQ>", "RoomStays around a position, at most 60 hotels, nearest first. One RoomStayCandidate for each room."),
        ("POST /ota <HotelPriceRQ RatePlanToken AmountAfterTax/>", "Status is OK, PriceChanged or SoldOut, with the amount of now."),
        ("POST /ota <HotelResRQ ResID RatePlanToken AmountAfterTax><Guest Name/></HotelResRQ>", "Books once for a ResID: a repetition answers with the same booking. Errors have codes PriceChanged, SoldOut, DuplicateResID."),
        ("POST /ota <ReadRQ ResID/>", "The booking, or an error with code NotFound."),
        ("POST /ota <CancelRQ ResID/>", "Cancels by the rate’s conditions: CancelPenalty, CancelNumber. A repetition answers the same."),
    ];

    public static void Map(IEndpointRouteBuilder routes, PartnerDesk desk) => routes.MapPost("/ota", (Delegate)((HttpContext context) => AnswerAsync(context, desk)));

    private static async Task<IResult> AnswerAsync(HttpContext context, PartnerDesk desk)
    {
        if (await ReadAsync(context) is not { } message)
        {
            return Refusal("BadRequest");
        }

        switch (message.Name.LocalName)
        {
            case "HotelAvailRQ":
                return AlbergoSearch.Read(message) is { } search ? Xml(AlbergoSearch.Answer(desk, search)) : Refusal("BadRequest");
            case "HotelPriceRQ":
                return Check(message, desk);
            case "HotelResRQ":
                return await BookAsync(message, context, desk);
            case "ReadRQ":
                return desk.Find(Text(message, "ResID")) is { } booking ? Xml(Of(booking)) : Refusal("NotFound");
            case "CancelRQ":
                return desk.Cancel(Text(message, "ResID")) is { } cancelled ? Xml(Of(cancelled)) : Refusal("NotFound");
            default:
                return Refusal("BadRequest");
        }
    }

    private static IResult Check(XElement message, PartnerDesk desk)
    {
        var (offer, state) = Checked(message, desk);
        return offer is null ? Refusal("NotFound") : Xml(new XElement(
            "HotelPriceRS",
            new XAttribute("Status", state == OfferState.Available ? "OK" : state.ToString()),
            new XAttribute("AmountAfterTax", offer.Amount(offer.Total)),
            new XAttribute("CurrencyCode", offer.Hotel.Currency.Code)));
    }

    private static (Offer? Offer, OfferState State) Checked(XElement message, PartnerDesk desk)
    {
        var (offer, state) = desk.Check(Text(message, "RatePlanToken"), expectedTotal: null);
        return (offer, state == OfferState.Available && offer is not null && Text(message, "AmountAfterTax") is { Length: > 0 } expected && expected != offer.Amount(offer.Total)
            ? OfferState.PriceChanged
            : state);
    }

    private static async Task<IResult> BookAsync(XElement message, HttpContext context, PartnerDesk desk)
    {
        var reference = Text(message, "ResID");
        if (reference.Length is 0 or > 64)
        {
            return Refusal("BadRequest");
        }

        var (offer, state) = desk.Find(reference) is null ? Checked(message, desk) : (null, OfferState.Available);
        if (state != OfferState.Available)
        {
            return Refusal(Code(state));
        }

        (var booking, state) = desk.Book(reference, Text(message, "RatePlanToken"), offer?.Total, Text(message.Element("Guest"), "Name"));
        if (desk.Faults.IsOn(Fault.TimeOutAfterBooking))
        {
            await FaultyTransport.HangAsync(context, desk.Faults.Traffic);
        }

        return booking is null ? Refusal(Code(state)) : Xml(Of(booking));
    }

    private static XElement Of(Booking booking)
    {
        var currency = Currency.Of(booking.Currency);
        var answer = new XElement(
            "HotelResRS",
            new XAttribute("ResID", booking.Reference),
            new XAttribute("ConfirmationID", booking.Confirmation),
            new XAttribute("ResStatus", booking.CancelledAt is null ? "Booked" : "Cancelled"),
            new XAttribute("AmountAfterTax", currency.Decimal(booking.Total)),
            new XAttribute("CurrencyCode", booking.Currency));
        if (booking.Cancellation is { } cancellation)
        {
            answer.Add(new XAttribute("CancelNumber", cancellation), new XAttribute("CancelPenalty", currency.Decimal(booking.Penalty)));
        }

        return answer;
    }

    private static async Task<XElement?> ReadAsync(HttpContext context)
    {
        if (context.Request.ContentLength is not (> 0 and <= LargestRequest))
        {
            return null;
        }

        try
        {
            using var reader = XmlReader.Create(context.Request.Body, new XmlReaderSettings { Async = true, DtdProcessing = DtdProcessing.Prohibit });
            return await XElement.LoadAsync(reader, LoadOptions.None, context.RequestAborted);
        }
        catch (XmlException)
        {
            return null;
        }
    }

    private static string Code(OfferState state) => state switch
    {
        OfferState.Unknown => "NotFound",
        OfferState.ReferenceTaken => "DuplicateResID",
        _ => state.ToString(),
    };

    private static string Text(XElement? element, string attribute) => (string?)element?.Attribute(attribute) ?? "";

    private static IResult Refusal(string code) => Xml(new XElement("ErrorRS", new XElement("Error", new XAttribute("Code", code))));

    private static IResult Xml(XElement answer) => Results.Text($"<?xml version=\"1.0\" encoding=\"utf-8\"?>\n{answer}", "application/xml; charset=utf-8");
}
