using Grpc.Core;
using Grpc.Core.Interceptors;
using HotelBooking.Contracts.Reservations.V1;
using HotelBooking.Reservations;
using HotelBooking.Reservations.Inventory;
using HotelBooking.Reservations.Keys;
using HotelBooking.Reservations.Quotes;
using HotelBooking.Stays;
using Posthouse.Storage;

namespace HotelBooking.Tests.Reservations.Planted;

/// <summary>
/// What most do, and what must not pass: look how many rooms are left, then take one. Stands in the place of the guarded update, and leaves everything else as it is;
/// the table's own CHECK is the last line.
/// </summary>
internal sealed class ReadThenUpdate(Database database, SecretKeys keys) : Interceptor
{
    public override async Task<TResponse> UnaryServerHandler<TRequest, TResponse>(
        TRequest request, ServerCallContext context, UnaryServerMethod<TRequest, TResponse> continuation)
    {
        if (request is not HoldRequest hold)
        {
            return await continuation(request, context);
        }

        var promise = QuoteToken.Read(hold.QuoteToken, await keys.RingAsync(context.CancellationToken)) ?? throw Refused.QuoteForged();
        return await TakeAsync(database, promise.Message.Stay.RoomTypeId, promise.Dates)
            ? (TResponse)(object)new HoldResponse()
            : throw Refused.Because(BookingReason.SoldOut);
    }

    /// <summary>Takes a room; <see langword="false"/> when none was left as it looked.</summary>
    public static async Task<bool> TakeAsync(Database database, string room, StayDates dates)
    {
        var rows = await database.ReadAsync(reader => NightRow.ReadAsync(reader, room, dates.CheckIn, dates.CheckOut), CancellationToken.None);
        if (rows.Min(static row => row.ForSale.Free) < 1)
        {
            return false;
        }

        await database.WriteAsync(
            async transaction => await transaction.ExecuteAsync(
                "update inventory set held = held + 1 where room_type_id = @room and night >= @CheckIn and night < @CheckOut", new { room, dates.CheckIn, dates.CheckOut }),
            CancellationToken.None);
        return true;
    }
}
