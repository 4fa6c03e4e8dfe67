using System.Collections.Immutable;
using Grpc.Core;
using HotelBooking.BookingUi.Maps;
using HotelBooking.Contracts.Search.V1;
using Posthouse.Calls;

namespace HotelBooking.BookingUi.Listing;

/// <summary>Asks the search, and prepares what it says for reading.</summary>
internal sealed class HotelSearch(SearchService.SearchServiceClient search, MapPainter maps, TimeProvider time)
{
    /// <summary>Does the search.</summary>
    /// <returns>The results, or <see langword="null"/> when the place is not known.</returns>
    public async Task<ResultsView?> FindAsync(HotelWish wish, CancellationToken cancellationToken)
    {
        try
        {
            var reply = await search.SearchHotelsAsync(wish.ToRequest(), cancellationToken: cancellationToken);
            return ViewOf(wish, reply);
        }
        catch (RpcException failure) when (failure.HasReason(SearchReason.PageExpired) || (failure.StatusCode == StatusCode.InvalidArgument && wish.After.Length > 0))
        {
            var again = await FindAsync(wish.Restarted, cancellationToken);
            return again is null ? null : again with { Remarks = [.. again.Remarks, "That page of the list was too old to continue from. Here is the list from its beginning, with the prices of now."] };
        }
        catch (RpcException failure) when (failure.HasReason(SearchReason.UnknownPlace))
        {
            return null;
        }
    }

    private ResultsView ViewOf(HotelWish wish, SearchHotelsResponse reply)
    {
        var now = time.GetUtcNow();
        ImmutableArray<HotelCard> hotels = [.. reply.Hotels.Select(hotel => HotelCard.Of(hotel, wish.Stay, now))];
        ImmutableArray<FullCard> full = [.. reply.Full.Select(hotel => FullCard.Of(hotel, wish.Stay))];
        return new ResultsView(wish, reply)
        {
            Hotels = hotels,
            Full = full,
            Map = maps.Paint(reply.Place, [.. hotels.Select(MapPin.Of), .. full.Select(MapPin.Of)]),
            Remarks = wish.Stay.Remarks,
        };
    }
}
