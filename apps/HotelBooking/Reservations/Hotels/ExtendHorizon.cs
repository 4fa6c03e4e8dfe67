using HotelBooking.FictionalHotels.Hotels;
using HotelBooking.Reservations.Inventory;
using HotelBooking.Stays;
using Posthouse.Jobs;
using Posthouse.Storage;

namespace HotelBooking.Reservations.Hotels;

/// <summary>Puts, once a day, the nights on sale that have come within the horizon, and tells them. Hotels whose day has not begun wait for the next run.</summary>
internal sealed class ExtendHorizon(Database database, FictionalHotelsOptions options, TimeProvider clock) : IJob<ExtendHorizon.DueHorizon>
{
    public const string Key = "horizon";

    private static readonly TimeSpan Every = TimeSpan.FromHours(24);

    public async Task RunAsync(DueHorizon payload, JobContext context, CancellationToken cancellationToken)
    {
        var behind = await BehindAsync(cancellationToken);
        if (behind.Count > 0)
        {
            var catalogue = new HotelCatalogue(options.Count);
            foreach (var room in behind)
            {
                if (catalogue.Find(room.HotelId) is { } hotel)
                {
                    await database.WriteAsync(transaction => ExtendAsync(transaction, hotel, room), cancellationToken);
                }
            }
        }

        await context.CompleteAsync(
            async transaction => await transaction.EnqueueAsync(
                new DueHorizon(), new JobOptions { Key = Key, DueAt = clock.GetUtcNow() + Every, MaxAttempts = 1_000 }),
            cancellationToken);
    }

    private async Task<List<RoomBehind>> BehindAsync(CancellationToken cancellationToken)
    {
        var rooms = await database.ReadAsync(
            reader => reader.QueryAsync<RoomBehind>(
                "select r.room_type_id, r.hotel_id, r.filled_until, h.time_zone from room_types r join hotels h on h.hotel_id = r.hotel_id order by r.room_type_id"),
            cancellationToken);
        return [.. rooms.Where(room => room.FilledUntil < End(room.TimeZone))];
    }

    private DateOnly End(string timeZone) => HotelTime.Today(timeZone, clock.GetUtcNow()).AddDays(options.Nights);

    private async ValueTask ExtendAsync(Transaction transaction, FictionalHotel hotel, RoomBehind room)
    {
        var end = End(room.TimeZone);
        if (await transaction.ExecuteAsync(
            "update room_types set filled_until = @end where room_type_id = @RoomTypeId and filled_until = @FilledUntil", new { end, room.RoomTypeId, room.FilledUntil }) == 1)
        {
            await NewNights.AddAsync(transaction, room.RoomTypeId, hotel.Nights(room.RoomTypeId, room.FilledUntil, end.DayNumber - room.FilledUntil.DayNumber));
            await RoomStock.TellAsync(transaction, room.RoomTypeId, room.FilledUntil, end);
        }
    }

    internal sealed record DueHorizon;

    private sealed record RoomBehind(string RoomTypeId, string HotelId, DateOnly FilledUntil, string TimeZone);
}
