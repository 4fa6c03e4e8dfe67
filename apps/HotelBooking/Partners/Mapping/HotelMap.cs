using System.Collections.Concurrent;
using HotelBooking.FictionalHotels.Geography;
using HotelBooking.FictionalHotels.Hotels;
using HotelBooking.Partners.Offers;
using Posthouse.Storage;

namespace HotelBooking.Partners.Mapping;

/// <summary>
/// Finds out which hotel of a partner is which of ours: what is settled by hand counts; else the hotel within 200 m whose name is most alike, if it is alike enough. Such matches
/// are written down for somebody to confirm or refuse. A match merges the hotels, never their offers.
/// </summary>
internal sealed class HotelMap(FictionalHotelsOptions options, Database database, TimeProvider time)
{
    private const double Nearby = 0.2;
    private const int AlikeEnough = 80;

    // Cells of a hundredth of a degree: 1.1 km from south to north, so that the nine around a place hold everything within 200 m up to 79 degrees of latitude.
    private const double CellsPerDegree = 100;

    private readonly Lazy<ILookup<(int, int), (FictionalHotel Hotel, string Name)>> _hotels = new(() =>
        new HotelCatalogue(options.Count).Hotels.ToLookup(hotel => CellOf(hotel.Position), hotel => (hotel, HotelNames.Normalised(hotel.Name))));

    private readonly ConcurrentDictionary<(string Partner, string Code), MappedHotel> _mapped = [];

    /// <summary>What is known about a partner's hotel.</summary>
    public async ValueTask<MappedHotel> FindAsync(string partner, SoundOffer offer, CancellationToken cancellationToken)
    {
        if (_mapped.TryGetValue((partner, offer.HotelCode), out var known))
        {
            return known;
        }

        var found = CuratedMapping.TryFind(partner, offer.HotelCode, out var settled)
            ? new Match(settled, 100, 0)
            : Nearest(offer);
        if (found is { HotelId: not null } && settled is null)
        {
            await ProposeAsync(partner, offer.HotelCode, found, cancellationToken);
        }

        return _mapped.GetOrAdd((partner, offer.HotelCode), new MappedHotel(found?.HotelId, ZoneOf(offer.Position)));
    }

    private Match? Nearest(SoundOffer offer)
    {
        var name = HotelNames.Normalised(offer.HotelName);
        var (row, column) = CellOf(offer.Position);
        return (
            from step in Enumerable.Range(0, 9)
            from ours in _hotels.Value[(row + (step / 3) - 1, column + (step % 3) - 1)]
            let kilometres = ours.Hotel.Position.KilometresTo(offer.Position)
            where kilometres < Nearby
            let similarity = HotelNames.Similarity(name, ours.Name)
            where similarity >= AlikeEnough
            orderby similarity descending, kilometres
            select new Match(ours.Hotel.HotelId, similarity, (int)(kilometres * 1_000))).FirstOrDefault();
    }

    private Task ProposeAsync(string partner, string code, Match match, CancellationToken cancellationToken) => database.WriteAsync(
        async transaction => await transaction.ExecuteAsync(
            """
            insert into proposed_matches (partner, code, hotel_id, similarity_percent, metres, proposed_at) values (@partner, @code, @HotelId, @SimilarityPercent, @Metres, @now)
            on conflict (partner, code) do nothing
            """,
            new { partner, code, match.HotelId, match.SimilarityPercent, match.Metres, now = time.GetUtcNow() }),
        cancellationToken);

    // The zone of the nearest city: nobody but the hotel itself would know better.
    private static string ZoneOf(GeoPoint position) => Gazetteer.World.Cities.MinBy(city => city.Position.KilometresTo(position))!.Zone;

    private static (int Row, int Column) CellOf(GeoPoint position) => ((int)Math.Floor(position.Latitude * CellsPerDegree), (int)Math.Floor(position.Longitude * CellsPerDegree));

    private sealed record Match(string? HotelId, int SimilarityPercent, int Metres);
}

/// <summary>What is known about a partner's hotel.</summary>
/// <param name="HotelId">Our hotel; <see langword="null"/> when it is none of ours.</param>
/// <param name="Zone">IANA time zone.</param>
internal sealed record MappedHotel(string? HotelId, string Zone);
