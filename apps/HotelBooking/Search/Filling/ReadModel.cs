using Google.Protobuf;
using HotelBooking.Contracts.Reservations.V1;
using HotelBooking.Contracts.Stays.V1;
using Posthouse.Storage;
using Posthouse.Values;

namespace HotelBooking.Search.Filling;

/// <summary>Writes what is sold into the read model, whether it comes from the snapshot or as a fact: what is told is how things are now.</summary>
internal static class ReadModel
{
    public static async ValueTask SetTermsAsync(this Transaction transaction, HotelTerms terms)
    {
        await transaction.ExecuteAsync(
            "insert into hotel_terms (hotel_id, version, terms) values (@HotelId, 1, @bytes) "
            + "on conflict (hotel_id) do update set version = version + 1, terms = excluded.terms",
            new { terms.HotelId, bytes = terms.ToByteArray() });
        await transaction.ExecuteManyAsync(
            "insert into room_types (room_type_id, hotel_id) values (@RoomTypeId, @HotelId) on conflict (room_type_id) do nothing",
            terms.RoomTypes.Select(room => new { room.RoomTypeId, terms.HotelId }));
    }

    public static async ValueTask SetNightsAsync(this Transaction transaction, RoomNights nights)
    {
        var key = await transaction.QueryFirstAsync<long?>("select room_key from room_types where room_type_id = @RoomTypeId", new { nights.RoomTypeId })
            ?? throw new InvalidOperationException($"Nights of {nights.RoomTypeId} came before the terms of its hotel.");
        await transaction.ExecuteManyAsync(
            "insert into nights (room_key, night, free, price_minor, min_stay, max_stay, restrictions) "
            + "values (@RoomKey, @Night, @Free, @PriceMinor, @MinStay, @MaxStay, @Restrictions) "
            + "on conflict (room_key, night) do update set free = excluded.free, price_minor = excluded.price_minor, "
            + "min_stay = excluded.min_stay, max_stay = excluded.max_stay, restrictions = excluded.restrictions",
            RowsOf(nights, (int)key));
    }

    private static IEnumerable<NightRow> RowsOf(RoomNights nights, int key)
    {
        var first = nights.FirstNight.ToDateOnly().DayNumber;
        for (var at = 0; at < nights.Free.Count; at++)
        {
            yield return new NightRow(key, first + at, nights.Free[at], nights.PriceMinor[at])
            {
                MinStay = nights.MinStay[at],
                MaxStay = nights.MaxStay[at],
                Restrictions = nights.Restrictions[at],
            };
        }
    }
}
