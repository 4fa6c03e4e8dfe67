using System.Text.Json;
using HotelBooking.Partners.Asking;
using HotelBooking.Partners.Bookings;
using HotelBooking.Partners.Offers;
using Posthouse.Values;

namespace HotelBooking.Partners.Nordhus;

/// <summary>Nordhus Stays: operations with nested answers, prices as texts, and a token to be fetched before booking.</summary>
internal sealed class NordhusPartner(PartnerConnection connection) : IPartner
{
    private static readonly int Epoch = new DateOnly(1970, 1, 1).DayNumber;

    public string Name => "nordhus";

    public async Task<IReadOnlyList<OfferReading>> FindAsync(PartnerQuery query, CancellationToken cancellationToken)
    {
        var variables = new
        {
            near = new { point = new[] { query.Centre.Longitude, query.Centre.Latitude }, withinKm = query.RadiusMeters / 1_000m },
            arrivalDay = query.Dates.CheckIn.DayNumber - Epoch,
            nightCount = query.Dates.Count,
            party = query.Rooms.Select(room => new { grownUps = room.Adults, children = room.ChildAges }),
        };
        return NordhusReading.Offers(await AskAsync("search", "findStays", variables, variables, cancellationToken));
    }

    public async Task<PriceAnswer> CheckAsync(Rate rate, CancellationToken cancellationToken)
    {
        var (answer, _) = await PrebookAsync(rate, cancellationToken);
        return answer;
    }

    public async Task<BookingAnswer> BookAsync(BookingOrder order, CancellationToken cancellationToken)
    {
        var (price, token) = await PrebookAsync(order.Rate, cancellationToken);
        if (price.Standing != Standing.Available || token is null)
        {
            // The offer is gone or dearer. But if this order was booked at an earlier attempt, that is the reason why.
            var before = await FindBookingAsync(order.Reference, cancellationToken);
            return before.State == BookingState.NotThere ? new BookingAnswer(BookingState.Refused) : before;
        }

        object Variables(string guest) => new { prebookToken = token, clientReference = order.Reference, guest };
        var answer = await AskAsync("book", "confirm", Variables(string.Join(", ", order.LeadGuests)), Variables(PartnerMessage.Anybody), cancellationToken);
        return Error(answer) is "REPRICED" or "GONE" or "REFERENCE_IN_USE" or "NO_SUCH_RATE" or "BAD_TOKEN" ? new BookingAnswer(BookingState.Refused) : Booking(answer);
    }

    public async Task<BookingAnswer> FindBookingAsync(string reference, CancellationToken cancellationToken)
    {
        var variables = new { clientReference = reference };
        var answer = await AskAsync("find booking", "booking", variables, variables, cancellationToken);
        return answer.At("data").ValueKind == JsonValueKind.Object && answer.At("data").At("booking").ValueKind == JsonValueKind.Null
            ? new BookingAnswer(BookingState.NotThere)
            : Booking(answer);
    }

    public async Task<BookingAnswer> CancelAsync(string reference, CancellationToken cancellationToken)
    {
        var variables = new { clientReference = reference };
        var answer = await AskAsync("cancel", "cancel", variables, variables, cancellationToken);
        return Error(answer) == "NO_SUCH_BOOKING" ? new BookingAnswer(BookingState.NotThere) : Booking(answer);
    }

    private async Task<(PriceAnswer Answer, string? Token)> PrebookAsync(Rate rate, CancellationToken cancellationToken)
    {
        var variables = new { rateRef = rate.Reference, amount = Amounts.Decimal(rate.Total) };
        var answer = await AskAsync("check price", "prebook", variables, variables, cancellationToken);
        if (Error(answer) == "NO_SUCH_RATE")
        {
            return (new PriceAnswer(Standing.SoldOut, Total: null), null);
        }

        var prebook = answer.At("data").At("prebook");
        var total = Amount(prebook.At("price"));
        return prebook.Text("availability") switch
        {
            "GONE" => (new PriceAnswer(Standing.SoldOut, Total: null), null),
            "OPEN" when total == rate.Total => (new PriceAnswer(Standing.Available, total), prebook.Text("prebookToken")),
            "OPEN" or "REPRICED" when total is { Minor: > 0 } => (new PriceAnswer(Standing.PriceChanged, total), null),
            _ => throw Unexpected(),
        };
    }

    private async Task<JsonElement> AskAsync(string operation, string name, object variables, object kept, CancellationToken cancellationToken)
    {
        var message = new PartnerMessage(operation, HttpMethod.Post, "/query")
        {
            Body = JsonSerializer.Serialize(new { operation = name, variables }), KeptBody = JsonSerializer.Serialize(new { operation = name, variables = kept }),
        };
        var reply = await connection.SendAsync(message, cancellationToken);
        return reply.Status == 200 ? reply.Object() : throw Unexpected();
    }

    private static BookingAnswer Booking(JsonElement answer)
    {
        var booking = answer.At("data").At("booking");
        return (booking.Text("state"), booking.Text("bookingId")) switch
        {
            ("LIVE", { Length: > 0 } number) => new BookingAnswer(BookingState.Booked, number),
            ("CANCELLED", { Length: > 0 } number) => new BookingAnswer(BookingState.Cancelled, number) { Penalty = Amount(booking.At("fee")) },
            _ => throw Unexpected(),
        };
    }

    private static string? Error(JsonElement answer) => answer.Items("errors").Select(error => error.Text("code")).FirstOrDefault();

    private static Money? Amount(JsonElement price) =>
        Currency.TryOf(price.Text("unit"), out var currency) ? Amounts.Read(price.Text("amount"), currency, inMinorUnits: false) : null;

    private static PartnerFailedException Unexpected() => new(PartnerFailure.Unreadable, "The answer is not one that was agreed.");
}
