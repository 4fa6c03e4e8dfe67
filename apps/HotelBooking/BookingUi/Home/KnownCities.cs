using System.Collections.Immutable;
using Grpc.Core;
using HotelBooking.Contracts.Search.V1;
using Microsoft.Extensions.Logging;

namespace HotelBooking.BookingUi.Home;

/// <summary>Cities that the first page offers to start with: those of a fixed list that have hotels. Asked for again every ten minutes.</summary>
internal sealed class KnownCities(SearchService.SearchServiceClient search, TimeProvider time, ILogger<KnownCities> logger)
{
    private const int Most = 8;
    private static readonly TimeSpan Freshness = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    // By GeoNames' numbers, so that the list can hold any city of the world.
    private static readonly ImmutableArray<string> Ids =
    [
        "2267057", "1850147", "2988507", "3369157", "745044", "5128581", "3435910", "1609350", "3169070", "2147714", "2643743", "3128760",
        "285787", "3530597", "360630", "2950159", "2761369", "3067696", "1880252", "1819729", "2759794", "5368361", "3451190", "1275339",
    ];

    private volatile Known _known = new([], DateTimeOffset.MinValue);

    public async ValueTask<ImmutableArray<Place>> ListAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (now - _known.At < Freshness)
        {
            return _known.Places;
        }

        var asked = await Task.WhenAll(Ids.Select(id => AskAsync(id, cancellationToken)));
        ImmutableArray<Place> places = [.. asked.OfType<Place>().Where(place => place.Hotels > 0).Take(Most)];
        if (!places.IsEmpty)
        {
            _known = new Known(places, now);
        }

        return places;
    }

    private async Task<Place?> AskAsync(string placeId, CancellationToken cancellationToken)
    {
        try
        {
            var deadline = (time.GetUtcNow() + Patience).UtcDateTime;
            return (await search.GetPlaceAsync(new GetPlaceRequest { PlaceId = placeId }, deadline: deadline, cancellationToken: cancellationToken)).Place;
        }
        catch (RpcException failure) when (!cancellationToken.IsCancellationRequested)
        {
            Log.WithoutCity(logger, placeId, failure.StatusCode);
            return null;
        }
    }

    private sealed record Known(ImmutableArray<Place> Places, DateTimeOffset At);
}
