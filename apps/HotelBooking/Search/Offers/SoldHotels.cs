using System.Collections.Concurrent;
using HotelBooking.Stays.Selling;
using HotelBooking.Stays.Terms;
using Posthouse.Storage;

namespace HotelBooking.Search.Offers;

/// <summary>
/// Reads what hotels sell on some nights, all of it from one state of the database. Terms are kept in memory as long as their version in the database is the same.
/// </summary>
internal sealed class SoldHotels(Database database)
{
    private readonly ConcurrentDictionary<string, SoldHotel> _known = new(StringComparer.Ordinal);

    /// <summary>The hotels by id, with consecutive nights; hotels that sell nothing are missing.</summary>
    /// <param name="hotelIds">Which hotels.</param>
    /// <param name="first">First night.</param>
    /// <param name="count">How many nights.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    public Task<IReadOnlyDictionary<string, HotelForSale>> ReadAsync(IReadOnlyList<string> hotelIds, DateOnly first, int count, CancellationToken cancellationToken) =>
        database.ReadAsync(
            async reader =>
            {
                var hotels = await TermsAsync(reader, hotelIds);
                var windows = hotels.SelectMany(hotel => hotel.RoomKeys).ToDictionary(key => key, _ => new NightWindow(first, count));
                await FillAsync(reader, windows, first.DayNumber, count);
                return (IReadOnlyDictionary<string, HotelForSale>)hotels.ToDictionary(
                    hotel => hotel.Terms.HotelId, hotel => new HotelForSale(hotel, [.. hotel.RoomKeys.Select(key => windows[key])]), StringComparer.Ordinal);
            },
            cancellationToken);

    private static async ValueTask FillAsync(Reader reader, Dictionary<int, NightWindow> windows, int first, int count)
    {
        if (windows.Count == 0)
        {
            return;
        }

        var rows = await reader.QueryAsync<(int RoomKey, int Night, int Free, long PriceMinor, int MinStay, int MaxStay, int Restrictions)>(
            "select room_key, night, free, price_minor, min_stay, max_stay, restrictions from nights where room_key in @keys and night >= @first and night < @end",
            new { keys = windows.Keys, first, end = first + count });
        foreach (var (key, night, free, price, minStay, maxStay, restrictions) in rows)
        {
            windows[key].Set(night, new NightForSale(free, price, minStay, maxStay, (NightRestrictions)restrictions));
        }
    }

    private async ValueTask<IReadOnlyList<SoldHotel>> TermsAsync(Reader reader, IReadOnlyList<string> hotelIds)
    {
        var versions = await reader.QueryAsync<(string HotelId, long Version)>("select hotel_id, version from hotel_terms where hotel_id in @hotelIds", new { hotelIds });
        var (hotels, stale) = (new List<SoldHotel>(versions.Count), new List<string>());
        foreach (var (hotelId, version) in versions)
        {
            if (_known.TryGetValue(hotelId, out var known) && known.Version == version)
            {
                hotels.Add(known);
            }
            else
            {
                stale.Add(hotelId);
            }
        }

        foreach (var hotel in stale.Count == 0 ? [] : await ReadTermsAsync(reader, stale))
        {
            _known[hotel.Terms.HotelId] = hotel;
            hotels.Add(hotel);
        }

        return hotels;
    }

    private static async ValueTask<IReadOnlyList<SoldHotel>> ReadTermsAsync(Reader reader, IReadOnlyList<string> hotelIds)
    {
        var rows = await reader.QueryAsync<(string HotelId, long Version, byte[] Terms)>(
            "select hotel_id, version, terms from hotel_terms where hotel_id in @hotelIds", new { hotelIds });
        var keys = (await reader.QueryAsync<(string RoomTypeId, int RoomKey)>("select room_type_id, room_key from room_types where hotel_id in @hotelIds", new { hotelIds }))
            .ToDictionary(room => room.RoomTypeId, room => room.RoomKey, StringComparer.Ordinal);
        return [.. rows.Select(row =>
        {
            var terms = Contracts.Stays.V1.HotelTerms.Parser.ParseFrom(row.Terms).ToHotelTerms();
            return new SoldHotel(row.Version, terms, [.. terms.RoomTypes.Select(room => keys[room.RoomTypeId])]);
        })];
    }
}
