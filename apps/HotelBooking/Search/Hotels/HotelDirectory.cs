using System.Collections.Frozen;
using HotelBooking.Contracts.Search.V1;
using HotelBooking.Search.Filling;
using Posthouse.Storage;

namespace HotelBooking.Search.Hotels;

/// <summary>The content of all hotels in memory: it is read when first asked for, and does not change while the process lives.</summary>
internal sealed class HotelDirectory(Database database)
{
    private readonly SemaphoreSlim _loading = new(1, 1);
    private FrozenDictionary<string, HotelEntry>? _hotels;

    /// <summary>All hotels by id.</summary>
    public async ValueTask<FrozenDictionary<string, HotelEntry>> AllAsync(CancellationToken cancellationToken)
    {
        if (_hotels is { } hotels)
        {
            return hotels;
        }

        await _loading.WaitAsync(cancellationToken);
        try
        {
            return _hotels ??= await ReadAsync(cancellationToken);
        }
        finally
        {
            _loading.Release();
        }
    }

    private async Task<FrozenDictionary<string, HotelEntry>> ReadAsync(CancellationToken cancellationToken)
    {
        var rows = await database.ReadAsync(reader => reader.QueryAsync<HotelRow>("select * from hotels order by hotel_id"), cancellationToken);
        return rows.Select(row => new HotelEntry(HotelSummary.Parser.ParseFrom(row.Summary), HotelDetails.Parser.ParseFrom(row.Details))
        {
            CityPlace = row.CityPlace,
            RegionPlace = row.RegionPlace,
            CountryPlace = row.CountryPlace,
        }).ToFrozenDictionary(hotel => hotel.HotelId, StringComparer.Ordinal);
    }
}
