using Grpc.Core;
using HotelBooking.Contracts.Search.V1;
using Posthouse.Calls;
using Posthouse.Components;
using Posthouse.Values;

namespace HotelBooking.Tests.BookingUi.StandIns;

/// <summary>Stands in for Search, as far as the pages of booking ask it.</summary>
internal sealed class SearchComponent : IComponent
{
    public static void Define(ComponentBuilder component) => component.Serves<SearchStandIn>();
}

internal sealed class SearchStandIn : SearchService.SearchServiceBase
{
    public override Task<GetHotelResponse> GetHotel(GetHotelRequest request, ServerCallContext context)
    {
        if (request.HotelId != "h000417")
        {
            throw new NotFoundException("None.", SearchReason.UnknownHotel);
        }

        var reply = new GetHotelResponse
        {
            Hotel = new HotelSummary { HotelId = request.HotelId, Name = "Casa do Arco", Stars = 4, City = "Lisbon", House = "gables", Setting = "canal", TimeZone = Samples.Zone },
        };
        if (request.Dates is not null)
        {
            reply.Nearest = new() { CheckIn = Samples.CheckIn.AddDays(1).ToProto(), CheckOut = Samples.CheckIn.AddDays(4).ToProto() };
        }

        return Task.FromResult(reply);
    }
}
