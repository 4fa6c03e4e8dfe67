using System.Globalization;
using System.Xml.Linq;
using HotelBooking.Partners.Asking;
using HotelBooking.Partners.Bookings;
using HotelBooking.Partners.Offers;
using Posthouse.Values;

namespace HotelBooking.Partners.Albergo;

/// <summary>Albergo Diretto: XML messages as the travel trade writes them.</summary>
internal sealed class AlbergoPartner(PartnerConnection connection) : IPartner
{
    public string Name => "albergo";

    public async Task<IReadOnlyList<OfferReading>> FindAsync(PartnerQuery query, CancellationToken cancellationToken)
    {
        var message = new XElement(
            "HotelAvailRQ",
            new XElement("Position", new XAttribute("Latitude", query.Centre.Latitude.ToString("R", CultureInfo.InvariantCulture)), new XAttribute("Longitude", query.Centre.Longitude.ToString("R", CultureInfo.InvariantCulture))),
            new XElement("Radius", new XAttribute("Distance", (query.RadiusMeters / 1_000m).ToString(CultureInfo.InvariantCulture)), new XAttribute("DistanceMeasure", "KM")),
            new XElement("StayDateRange", new XAttribute("Start", AlbergoReading.Text(query.Dates.CheckIn)), new XAttribute("End", AlbergoReading.Text(query.Dates.CheckOut))),
            query.Rooms.Select(room => new XElement("RoomStayCandidate", new XAttribute("Adults", room.Adults), new XAttribute("ChildAges", string.Join(' ', room.ChildAges)))));
        var answer = await SendAsync("search", message, message, cancellationToken);
        return answer.Name.LocalName == "HotelAvailRS" ? AlbergoReading.Offers(answer) : throw Unexpected(answer);
    }

    public async Task<PriceAnswer> CheckAsync(Rate rate, CancellationToken cancellationToken)
    {
        var message = new XElement("HotelPriceRQ", new XAttribute("RatePlanToken", rate.Reference), new XAttribute("AmountAfterTax", Amounts.Decimal(rate.Total)));
        var answer = await SendAsync("check price", message, message, cancellationToken);
        if (Error(answer) == "NotFound")
        {
            return new PriceAnswer(Standing.SoldOut, Total: null);
        }

        var total = Amount(answer, "AmountAfterTax");
        return (answer.Name.LocalName, (string?)answer.Attribute("Status")) switch
        {
            ("HotelPriceRS", "SoldOut") => new PriceAnswer(Standing.SoldOut, Total: null),
            ("HotelPriceRS", "OK") when total == rate.Total => new PriceAnswer(Standing.Available, total),
            ("HotelPriceRS", "OK" or "PriceChanged") when total is { Minor: > 0 } => new PriceAnswer(Standing.PriceChanged, total),
            _ => throw Unexpected(answer),
        };
    }

    public async Task<BookingAnswer> BookAsync(BookingOrder order, CancellationToken cancellationToken)
    {
        XElement Message(string guest) => new(
            "HotelResRQ",
            new XAttribute("ResID", order.Reference),
            new XAttribute("RatePlanToken", order.Rate.Reference),
            new XAttribute("AmountAfterTax", Amounts.Decimal(order.Rate.Total)),
            new XElement("Guest", new XAttribute("Name", guest)));
        var answer = await SendAsync("book", Message(string.Join(", ", order.LeadGuests)), Message(PartnerMessage.Anybody), cancellationToken);
        return Error(answer) is "PriceChanged" or "SoldOut" or "NotFound" or "DuplicateResID" ? new BookingAnswer(BookingState.Refused) : Booking(answer);
    }

    public Task<BookingAnswer> FindBookingAsync(string reference, CancellationToken cancellationToken) => OfBookingAsync("find booking", "ReadRQ", reference, cancellationToken);

    public Task<BookingAnswer> CancelAsync(string reference, CancellationToken cancellationToken) => OfBookingAsync("cancel", "CancelRQ", reference, cancellationToken);

    private async Task<BookingAnswer> OfBookingAsync(string operation, string message, string reference, CancellationToken cancellationToken)
    {
        var asked = new XElement(message, new XAttribute("ResID", reference));
        var answer = await SendAsync(operation, asked, asked, cancellationToken);
        return Error(answer) == "NotFound" ? new BookingAnswer(BookingState.NotThere) : Booking(answer);
    }

    private async Task<XElement> SendAsync(string operation, XElement message, XElement kept, CancellationToken cancellationToken)
    {
        var reply = await connection.SendAsync(
            new PartnerMessage(operation, HttpMethod.Post, "/ota")
            {
                Body = message.ToString(SaveOptions.DisableFormatting), KeptBody = kept.ToString(SaveOptions.DisableFormatting), MediaType = "application/xml",
            },
            cancellationToken);
        return reply.Status == 200 ? AlbergoReading.Root(reply) : throw new PartnerFailedException(PartnerFailure.Unreadable, $"Status {reply.Status} was not agreed.");
    }

    private static BookingAnswer Booking(XElement answer) => (answer.Name.LocalName, (string?)answer.Attribute("ResStatus"), (string?)answer.Attribute("ConfirmationID")) switch
    {
        ("HotelResRS", "Booked", { Length: > 0 } number) => new BookingAnswer(BookingState.Booked, number),
        ("HotelResRS", "Cancelled", { Length: > 0 } number) => new BookingAnswer(BookingState.Cancelled, number) { Penalty = Amount(answer, "CancelPenalty") },
        _ => throw Unexpected(answer),
    };

    private static string? Error(XElement answer) => answer.Name.LocalName == "ErrorRS" ? (string?)answer.Element("Error")?.Attribute("Code") : null;

    private static Money? Amount(XElement answer, string attribute) =>
        Currency.TryOf((string?)answer.Attribute("CurrencyCode"), out var currency) ? Amounts.Read((string?)answer.Attribute(attribute), currency, inMinorUnits: false) : null;

    private static PartnerFailedException Unexpected(XElement answer) => new(PartnerFailure.Unreadable, $"A {answer.Name.LocalName} with this content was not agreed.");
}
