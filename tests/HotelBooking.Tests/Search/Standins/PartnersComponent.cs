using Google.Type;
using Grpc.Core;
using HotelBooking.Contracts.Partners.V1;
using HotelBooking.Contracts.Stays.V1;
using Posthouse.Components;
using Posthouse.Values;

namespace HotelBooking.Tests.Search.Standins;

/// <summary>Stands where Partners stands: offers by the city that is asked for, hangs in Istanbul, fails in Warsaw.</summary>
internal sealed class PartnersComponent : IComponent
{
    public static void Define(ComponentBuilder component) => component.Serves<OffersEndpoint>();
}

internal sealed class OffersEndpoint : PartnersService.PartnersServiceBase
{
    /// <summary>The first hotel of Lisbon, which two partners have too.</summary>
    public const string Mapped = "h000001";

    public override async Task FindOffers(FindOffersRequest request, IServerStreamWriter<FindOffersResponse> responseStream, ServerCallContext context)
    {
        var (latitude, longitude) = (request.Position.Latitude, request.Position.Longitude);
        if (IsNear(41.0, 28.9))
        {
            await responseStream.WriteAsync(new FindOffersResponse { Partner = "meridian", Answer = PartnerAnswer.Ok });
            await Task.Delay(Timeout.Infinite, context.CancellationToken);
        }

        if (IsNear(52.2, 21.0))
        {
            throw new RpcException(new Status(StatusCode.Unavailable, "no partner today"));
        }

        await responseStream.WriteAsync(new FindOffersResponse
        {
            Partner = "meridian",
            Answer = PartnerAnswer.Ok,
            Offers = { Offer("m-1", Mapped, "The same house", 900_00, request), Offer("m-2", "", "Casa do Rio", 310_00, request) },
        });
        await responseStream.WriteAsync(new FindOffersResponse
        {
            Partner = "albergo",
            Answer = PartnerAnswer.Partial,
            Offers = { Offer("a-1", Mapped, "The same house", 10_00, request), Offer("a-9", "", "CASA DO RIO", 290_00, request) },
        });
        await responseStream.WriteAsync(new FindOffersResponse { Partner = "nordhus", Answer = PartnerAnswer.TimedOut });

        bool IsNear(double north, double east) => Math.Abs(latitude - north) < 0.3 && Math.Abs(longitude - east) < 0.3;
    }

    private static PartnerOffer Offer(string code, string hotelId, string name, long minor, FindOffersRequest request)
    {
        var total = new Posthouse.Values.Money(minor, Currency.Of("EUR"));
        return new PartnerOffer
        {
            OfferToken = $"token-{code}",
            PartnerHotelCode = code,
            HotelId = hotelId,
            HotelName = name,
            Position = new LatLng { Latitude = request.Position.Latitude, Longitude = request.Position.Longitude },
            Stars = 3,
            RoomName = "A room",
            Board = Board.RoomOnly,
            Price = new Price
            {
                Lines = { new PriceLine { Kind = PriceLineKind.Night, Description = "The stay", Amount = total.ToProto() } },
                PayNow = total.ToProto(), PayAtProperty = Posthouse.Values.Money.Zero(total.Currency).ToProto(), Total = total.ToProto(),
            },
            Cancellation = new CancellationTerms { TimeZone = "Europe/Lisbon" },
            Dates = request.Dates,
        };
    }
}
