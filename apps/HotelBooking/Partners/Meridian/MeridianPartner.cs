using System.Globalization;
using System.Text.Json;
using HotelBooking.Partners.Asking;
using HotelBooking.Partners.Bookings;
using HotelBooking.Partners.Offers;
using Posthouse.Values;

namespace HotelBooking.Partners.Meridian;

/// <summary>Meridian Rooms: JSON over resources, whole minor units.</summary>
internal sealed class MeridianPartner(PartnerConnection connection) : IPartner
{
    public string Name => "meridian";

    public async Task<IReadOnlyList<OfferReading>> FindAsync(PartnerQuery query, CancellationToken cancellationToken)
    {
        var path = string.Create(
            CultureInfo.InvariantCulture,
            $"/v2/offers?lat={query.Centre.Latitude:R}&lon={query.Centre.Longitude:R}&radius_m={query.RadiusMeters}&check_in={query.Dates.CheckIn:yyyy-MM-dd}&check_out={query.Dates.CheckOut:yyyy-MM-dd}&rooms={PartnerQuery.RoomText(query.Rooms)}");
        var reply = await connection.SendAsync(new PartnerMessage("search", HttpMethod.Get, path), cancellationToken);
        return reply.Status == 200 ? MeridianReading.Offers(reply.Object()) : throw Unexpected(reply);
    }

    public async Task<PriceAnswer> CheckAsync(Rate rate, CancellationToken cancellationToken)
    {
        var body = JsonSerializer.Serialize(new { offer_id = rate.Reference, total_minor = rate.Total.Minor });
        var reply = await connection.SendAsync(new PartnerMessage("check price", HttpMethod.Post, "/v2/price_checks") { Body = body }, cancellationToken);
        if (reply.Status == 404)
        {
            return new PriceAnswer(Standing.SoldOut, Total: null);
        }

        var answer = reply.Object();
        var total = Total(answer);
        return (reply.Status, answer.Text("status")) switch
        {
            (200, "sold_out") => new PriceAnswer(Standing.SoldOut, Total: null),
            (200, "available") when total == rate.Total => new PriceAnswer(Standing.Available, total),
            (200, "available" or "price_changed") when total is { Minor: > 0 } => new PriceAnswer(Standing.PriceChanged, total),
            _ => throw Unexpected(reply),
        };
    }

    public async Task<BookingAnswer> BookAsync(BookingOrder order, CancellationToken cancellationToken)
    {
        string Body(string guest) =>
            JsonSerializer.Serialize(new { reference = order.Reference, offer_id = order.Rate.Reference, total_minor = order.Rate.Total.Minor, lead_guest = guest });
        var message = new PartnerMessage("book", HttpMethod.Post, "/v2/bookings") { Body = Body(string.Join(", ", order.LeadGuests)), KeptBody = Body(PartnerMessage.Anybody) };
        var reply = await connection.SendAsync(message, cancellationToken);
        return reply.Status switch
        {
            200 or 201 => Booking(reply),
            404 or 409 when reply.Object().At("error").Text("code") is { Length: > 0 } => new BookingAnswer(BookingState.Refused),
            _ => throw Unexpected(reply),
        };
    }

    public Task<BookingAnswer> FindBookingAsync(string reference, CancellationToken cancellationToken) => OfBookingAsync("find booking", HttpMethod.Get, reference, cancellationToken);

    public Task<BookingAnswer> CancelAsync(string reference, CancellationToken cancellationToken) => OfBookingAsync("cancel", HttpMethod.Delete, reference, cancellationToken);

    private async Task<BookingAnswer> OfBookingAsync(string operation, HttpMethod method, string reference, CancellationToken cancellationToken)
    {
        var reply = await connection.SendAsync(new PartnerMessage(operation, method, $"/v2/bookings/{Uri.EscapeDataString(reference)}"), cancellationToken);
        return reply.Status switch
        {
            200 => Booking(reply),
            404 => new BookingAnswer(BookingState.NotThere),
            _ => throw Unexpected(reply),
        };
    }

    private static BookingAnswer Booking(PartnerReply reply)
    {
        var booking = reply.Object();
        return (booking.Text("status"), booking.Text("confirmation_number")) switch
        {
            ("confirmed", { Length: > 0 } number) => new BookingAnswer(BookingState.Booked, number),
            ("cancelled", { Length: > 0 } number) => new BookingAnswer(BookingState.Cancelled, number) { Penalty = Amount(booking, "penalty_minor") },
            _ => throw Unexpected(reply),
        };
    }

    private static Money? Total(JsonElement answer) => Amount(answer, "total_minor");

    private static Money? Amount(JsonElement answer, string name) =>
        Currency.TryOf(answer.Text("currency"), out var currency) ? Amounts.Read(answer.At(name).Written(), currency, inMinorUnits: true) : null;

    private static PartnerFailedException Unexpected(PartnerReply reply) => new(PartnerFailure.Unreadable, $"Status {reply.Status} with this answer was not agreed.");
}
