using Grpc.Core;
using HotelBooking.Contracts.Search.V1;
using HotelBooking.Search.Hotels;
using HotelBooking.Search.Offers;
using HotelBooking.Search.Places;
using HotelBooking.Search.Results;
using HotelBooking.Stays;
using Posthouse.Calls;

namespace HotelBooking.Search;

/// <summary>Serves the contract: places, hotels and what can be booked in them.</summary>
internal sealed class SearchEndpoint(PlaceFinder places, HotelFinder hotels, HotelSearch search, ResultLists lists, HotelDesk desk, StayRules rules) : SearchService.SearchServiceBase
{
    private const int DefaultPlaces = 8;

    public override async Task<FindPlacesResponse> FindPlaces(FindPlacesRequest request, ServerCallContext context)
    {
        var (found, resembling) = await places.FindAsync(request.Text, request.Limit == 0 ? DefaultPlaces : request.Limit, context.CancellationToken);
        return new FindPlacesResponse { Places = { found }, Resembling = resembling };
    }

    public override async Task<GetPlaceResponse> GetPlace(GetPlaceRequest request, ServerCallContext context) =>
        new() { Place = (await PlaceAsync(request.PlaceId, context.CancellationToken)).ToProto() };

    public override async Task<SearchHotelsResponse> SearchHotels(SearchHotelsRequest request, ServerCallContext context)
    {
        var place = await PlaceAsync(request.PlaceId, context.CancellationToken);
        var query = rules.Read(request.Dates, request.Rooms, place.TimeZone);
        return request.PageToken.Length > 0
            ? await lists.NextPageAsync(request, context.CancellationToken)
            : await search.FirstPageAsync(place, query, request, context.CancellationToken);
    }

    public override async Task<GetHotelResponse> GetHotel(GetHotelRequest request, ServerCallContext context)
    {
        var hotel = await hotels.FindAsync(request.HotelId, context.CancellationToken);
        var query = request.Dates is null && request.Rooms.Count == 0 ? null : rules.Read(request.Dates, request.Rooms, hotel.Summary.TimeZone);
        var answer = await desk.Page.FactsAsync(hotel, context.CancellationToken);
        if (query is not null)
        {
            await desk.Page.AddOffersAsync(answer, hotel, query, request.AskPartners, context.CancellationToken);
        }

        return answer;
    }

    public override async Task<GetPriceCalendarResponse> GetPriceCalendar(GetPriceCalendarRequest request, ServerCallContext context)
    {
        var hotel = await hotels.FindAsync(request.HotelId, context.CancellationToken);
        var query = rules.ReadFirst(request.First, request.Nights, request.Rooms, hotel.Summary.TimeZone);
        return new GetPriceCalendarResponse { Nights = { await desk.Calendar.OfAsync(hotel.HotelId, query, request.Nights, context.CancellationToken) } };
    }

    private async Task<PlaceRow> PlaceAsync(string placeId, CancellationToken cancellationToken) =>
        await places.PlaceAsync(placeId, cancellationToken) ?? throw new NotFoundException("No place has this id.", SearchReason.UnknownPlace);
}
