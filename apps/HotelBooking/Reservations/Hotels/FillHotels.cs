using Google.Protobuf;
using HotelBooking.Contracts.Reservations.V1;
using HotelBooking.FictionalHotels.Hotels;
using HotelBooking.Reservations.Inventory;
using HotelBooking.Stays;
using HotelBooking.Stays.Terms;
using Posthouse.Events;
using Posthouse.Jobs;
using Posthouse.Preparations;
using Posthouse.Storage;

namespace HotelBooking.Reservations.Hotels;

/// <summary>
/// Fills the database with the hotels that are for sale, a few at a time. What is there is not touched. The first start tells no facts, for nobody can have
/// read anything yet; hotels that are added later are told.
/// </summary>
internal sealed class FillHotels(Database database, FictionalHotelsOptions options, TimeProvider clock) : IPreparation
{
    private const int HotelsPerUnit = 10;

    public async Task PrepareAsync(PreparationProgress progress, CancellationToken cancellationToken)
    {
        var (prepared, there) = await database.ReadAsync(
            async reader => (await HotelShelf.IsPreparedAsync(reader), await reader.QuerySingleAsync<int>("select count(*) from hotels")), cancellationToken);
        if (there < options.Count)
        {
            foreach (var few in new HotelCatalogue(options.Count).Hotels.Skip(there).Chunk(HotelsPerUnit))
            {
                await database.WriteAsync(transaction => AddAsync(transaction, few, prepared), cancellationToken);
                there += few.Length;
                progress.Report(there, options.Count);
            }
        }

        await database.WriteAsync(
            async transaction =>
            {
                await transaction.ExecuteAsync(
                    "insert into shop (id, prepared, secret) values (1, 1, @secret) on conflict (id) do update set prepared = 1",
                    new { secret = System.Security.Cryptography.RandomNumberGenerator.GetBytes(32) });
                await transaction.EnqueueAsync(new ExtendHorizon.DueHorizon(), new JobOptions { Key = ExtendHorizon.Key, MaxAttempts = 1_000 });
            },
            cancellationToken);
    }

    private async ValueTask AddAsync(Transaction transaction, IReadOnlyList<FictionalHotel> hotels, bool tell)
    {
        foreach (var hotel in hotels)
        {
            var first = HotelTime.Today(hotel.Terms.TimeZone, clock.GetUtcNow());
            await AddAsync(transaction, hotel, first);
            if (tell)
            {
                await transaction.PublishAsync(new TermsChanged { Terms = hotel.Terms.ToProto() });
                foreach (var room in hotel.Rooms)
                {
                    await RoomStock.TellAsync(transaction, room.RoomTypeId, first, first.AddDays(options.Nights));
                }
            }
        }
    }

    private async ValueTask AddAsync(Transaction transaction, FictionalHotel hotel, DateOnly first)
    {
        await transaction.ExecuteAsync(
            """
            insert into hotels (hotel_id, name, address, email, phone, check_in_from_minute, check_out_until_minute, time_zone, terms)
            values (@HotelId, @Name, @address, @Email, @Phone, @checkIn, @checkOut, @TimeZone, @terms)
            """,
            new
            {
                hotel.HotelId,
                hotel.Name,
                address = string.Join('\n', hotel.Address),
                hotel.Email,
                hotel.Phone,
                checkIn = Minutes(hotel.Content.CheckInFrom),
                checkOut = Minutes(hotel.Content.CheckOutUntil),
                hotel.Terms.TimeZone,
                terms = hotel.Terms.ToProto().ToByteArray(),
            });
        foreach (var room in hotel.Rooms)
        {
            await transaction.ExecuteAsync(
                "insert into room_types (room_type_id, hotel_id, name, filled_until) values (@RoomTypeId, @HotelId, @Name, @until)",
                new { room.RoomTypeId, hotel.HotelId, room.Name, until = first.AddDays(options.Nights) });
            await NewNights.AddAsync(transaction, room.RoomTypeId, hotel.Nights(room.RoomTypeId, first, options.Nights));
        }
    }

    private static int Minutes(TimeOnly time) => (time.Hour * 60) + time.Minute;
}
