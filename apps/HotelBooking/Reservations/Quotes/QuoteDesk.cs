using Google.Protobuf.WellKnownTypes;
using HotelBooking.Contracts.Reservations.V1;
using HotelBooking.Reservations.Hotels;
using HotelBooking.Reservations.Keys;
using HotelBooking.Stays;
using HotelBooking.Stays.Cancelling;
using HotelBooking.Stays.Guests;
using HotelBooking.Stays.Prices;
using HotelBooking.Stays.Selling;
using Posthouse.Calls;
using Wire = HotelBooking.Contracts.Stays.V1;

namespace HotelBooking.Reservations.Quotes;

/// <summary>Prices a stay from the source of truth and promises the price for a while. Takes no room.</summary>
internal sealed class QuoteDesk(HotelShelf shelf, PartnerQuotes partners, SecretKeys keys, TimeProvider clock, ReservationsOptions options)
{
    private const int Few = 5;

    public async Task<QuoteResponse> QuoteAsync(QuoteRequest request, CancellationToken cancellationToken)
    {
        var dates = Check(request);
        var now = clock.GetUtcNow();
        var promise = request.OfferCase == QuoteRequest.OfferOneofCase.Own
            ? await PromiseAsync(request, dates, now, cancellationToken)
            : await partners.PromiseAsync(request, now + options.QuoteFor, cancellationToken);
        var ring = await keys.RingAsync(cancellationToken);
        var told = promise.Message.Clone();
        told.QuoteToken = QuoteToken.Of(promise, ring);
        return told;
    }

    private static StayDates Check(QuoteRequest request)
    {
        var violations = new List<FieldViolation>();
        if (request.OfferCase == QuoteRequest.OfferOneofCase.None || (request.OfferCase == QuoteRequest.OfferOneofCase.PartnerOfferToken && request.PartnerOfferToken.Length == 0))
        {
            violations.Add(new FieldViolation("own", "Say what to quote: a room of ours, or a partner's offer."));
        }

        if (!request.Dates.TryToStayDates(out var dates))
        {
            violations.Add(new FieldViolation("dates", $"Give two dates of the calendar, 1 to {StayDates.MaxNights} nights apart."));
        }

        return violations.Count == 0 ? dates : throw new InvalidArgumentException(violations);
    }

    private async Task<Promise> PromiseAsync(QuoteRequest request, StayDates dates, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var sale = await shelf.FindAsync(request.Own, dates, cancellationToken) ?? throw Refused.UnknownOffer();
        var rooms = request.Rooms.ToRoomGuests();
        var nights = sale.NightsOf(dates);
        var today = HotelTime.Today(sale.Offer.Hotel.TimeZone, now);
        if (Restrictions.Refusal(sale.Offer, dates, rooms, new StayNights(nights, sale.DepartureOf(dates)), today) is { } reason)
        {
            throw Refused.Because(reason);
        }

        var price = StayPricing.Price(sale.Offer, dates, rooms, [.. nights.Select(night => night.PriceMinor)]);
        var left = nights.Min(night => night.Free);
        return new Promise(
            new QuoteResponse
            {
                ExpiresAt = (now + options.QuoteFor).ToTimestamp(),
                Price = price.ToProto(),
                Cancellation = CancellationPolicy.Resolve(sale.Offer, dates, price, now).ToProto(),
                Stay = Describe(sale, request),
                RoomsLeft = left <= Few ? left : 0,
            },
            PartnerOffer: "");
    }

    private static StayDescription Describe(OfferForSale sale, QuoteRequest request) => new()
    {
        HotelId = sale.Hotel.HotelId,
        HotelName = sale.Hotel.Name,
        HotelAddress = { sale.Hotel.Address.Split('\n') },
        HotelEmail = sale.Hotel.Email,
        HotelPhone = sale.Hotel.Phone,
        TimeZone = sale.Hotel.TimeZone,
        Dates = request.Dates,
        Rooms = { request.Rooms },
        RoomTypeId = sale.Offer.RoomType.RoomTypeId,
        RoomName = sale.RoomName,
        RatePlanId = sale.Offer.Plan.RatePlanId,
        PlanName = sale.Offer.Plan.Name,
        Board = (Wire.Board)sale.Offer.Plan.Board,
        CheckInFromMinute = sale.Hotel.CheckInFromMinute,
        CheckOutUntilMinute = sale.Hotel.CheckOutUntilMinute,
    };
}
