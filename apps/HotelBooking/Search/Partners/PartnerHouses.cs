using System.Collections.Concurrent;
using Google.Protobuf;
using HotelBooking.Contracts.Search.V1;
using HotelBooking.Search.Hotels;
using Posthouse.Storage;

namespace HotelBooking.Search.Partners;

/// <summary>Hotels that only partners have. What a search has shown is remembered, so that its page can be opened; offers are asked for anew.</summary>
internal sealed class PartnerHouses(Database database)
{
    private readonly ConcurrentDictionary<string, HotelSummary> _remembered = new(StringComparer.Ordinal);

    /// <summary>Remembers hotels; nothing is written for those that are known as they are.</summary>
    public async Task RememberAsync(IEnumerable<HotelSummary> hotels, CancellationToken cancellationToken)
    {
        var news = hotels.Where(hotel => !_remembered.TryGetValue(hotel.HotelId, out var known) || !known.Equals(hotel)).ToList();
        if (news.Count == 0)
        {
            return;
        }

        await database.WriteAsync(
            async transaction => await transaction.ExecuteManyAsync(
                "insert into partner_hotels (hotel_id, summary) values (@HotelId, @summary) on conflict (hotel_id) do update set summary = excluded.summary",
                news.Select(hotel => new { hotel.HotelId, summary = hotel.ToByteArray() })),
            cancellationToken);
        foreach (var hotel in news)
        {
            _remembered[hotel.HotelId] = hotel;
        }
    }

    /// <summary>A hotel that was remembered; <see langword="null"/> when it was not.</summary>
    public async Task<HotelEntry?> FindAsync(string hotelId, CancellationToken cancellationToken)
    {
        var summary = await database.ReadAsync(reader => reader.QueryFirstAsync<byte[]>("select summary from partner_hotels where hotel_id = @hotelId", new { hotelId }), cancellationToken);
        return summary is null ? null : new HotelEntry(HotelSummary.Parser.ParseFrom(summary), Details(hotelId)) { CityPlace = "", RegionPlace = "", CountryPlace = "" };
    }

    private static HotelDetails Details(string hotelId) => new()
    {
        Description = { $"This hotel is sold by our partner {Named(hotelId.Split('-')[1])}. What stands here is what the partner tells about it." },
    };

    private static string Named(string partner) => char.ToUpperInvariant(partner[0]) + partner[1..];
}
