using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using HotelBooking.Contracts.Partners.V1;
using HotelBooking.Contracts.Reservations.V1;
using HotelBooking.Stays;
using HotelBooking.Stays.Cancelling;
using HotelBooking.Stays.Prices;
using Posthouse.Calls;

namespace HotelBooking.Reservations.Quotes;

/// <summary>Asks a partner whether its offer still stands, and promises what it says. A changed price is quoted as it is now.</summary>
internal sealed class PartnerQuotes(PartnersService.PartnersServiceClient partners, TimeProvider clock, ReservationsOptions options)
{
    public async Task<Promise> PromiseAsync(QuoteRequest request, DateTimeOffset until, CancellationToken cancellationToken)
    {
        var answer = await CheckAsync(request.PartnerOfferToken, cancellationToken);
        if (answer.Standing == OfferStanding.SoldOut || answer.Offer is not { } offer)
        {
            throw Refused.Because(BookingReason.SoldOut);
        }

        if (!offer.Dates.Equals(request.Dates) || !answer.Rooms.Equals(request.Rooms))
        {
            throw new InvalidArgumentException([new FieldViolation("dates", "The partner's offer is for other dates or guests: search again.")]);
        }

        if (HotelTime.Today(ZoneOf(offer), clock.GetUtcNow()) > offer.Dates.ToStayDates().CheckIn)
        {
            throw Refused.Because(BookingReason.PastDate);
        }

        var expires = offer.ExpiresAt is { } its && its.ToDateTimeOffset() < until ? its.ToDateTimeOffset() : until;
        return new Promise(
            new QuoteResponse
            {
                ExpiresAt = expires.ToTimestamp(),
                Price = StayPrice.From(offer.Price).ToProto(),
                Cancellation = CancellationTerms.From(offer.Cancellation).ToProto(),
                Stay = Describe(answer, offer),
            },
            offer.OfferToken);
    }

    private static string ZoneOf(PartnerOffer offer) => offer.TimeZone.Length > 0 ? offer.TimeZone : "Etc/UTC";

    private static StayDescription Describe(CheckPriceResponse answer, PartnerOffer offer) => new()
    {
        HotelId = offer.HotelId,
        HotelName = offer.HotelName,
        HotelAddress = { offer.Address },
        TimeZone = ZoneOf(offer),
        Dates = offer.Dates,
        Rooms = { answer.Rooms },
        RoomName = offer.RoomName,
        Board = offer.Board,
        PartnerName = answer.Partner,
    };

    private async Task<CheckPriceResponse> CheckAsync(string token, CancellationToken cancellationToken)
    {
        try
        {
            return await partners.CheckPriceAsync(
                new CheckPriceRequest { OfferToken = token }, deadline: clock.GetUtcNow().UtcDateTime + options.CallWithin, cancellationToken: cancellationToken);
        }
        catch (RpcException exception) when (exception.HasReason(Reason.From(PartnerReason.OfferForged)))
        {
            throw Refused.QuoteForged();
        }
        catch (RpcException exception) when (exception.HasReason(Reason.From(PartnerReason.OfferExpired)))
        {
            throw Refused.Because(BookingReason.QuoteExpired);
        }
        catch (RpcException exception) when (exception.StatusCode is StatusCode.Unavailable or StatusCode.DeadlineExceeded)
        {
            throw Refused.PartnerUnreachable(exception);
        }
    }
}
