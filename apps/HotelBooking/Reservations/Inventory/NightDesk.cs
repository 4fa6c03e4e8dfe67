using HotelBooking.Contracts.Reservations.V1;
using Posthouse.Calls;
using Posthouse.Storage;

namespace HotelBooking.Reservations.Inventory;

/// <summary>Shows and changes the nights of a room type.</summary>
internal sealed class NightDesk(Database database)
{
    public const int MostNights = 400;

    public Task<IReadOnlyList<NightRow>> GetAsync(string roomTypeId, DateOnly first, DateOnly last, CancellationToken cancellationToken) => database.ReadAsync(
        async reader =>
        {
            await MustKnowAsync(reader, roomTypeId);
            return await NightRow.ReadAsync(reader, roomTypeId, first, last.AddDays(1));
        },
        cancellationToken);

    public Task<IReadOnlyList<NightRow>> SetAsync(SetNightsRequest change, DateOnly first, DateOnly last, CancellationToken cancellationToken) => database.WriteAsync(
        async transaction =>
        {
            await MustKnowAsync(transaction, change.RoomTypeId);
            await MustLeaveWhatIsTakenAsync(transaction, change, first, last);
            await transaction.ExecuteAsync(
                """
                update inventory set allotment = coalesce(@allotment, allotment), price_minor = coalesce(@price, price_minor), min_stay = coalesce(@minStay, min_stay),
                  max_stay = coalesce(@maxStay, max_stay), closed = coalesce(@closed, closed), closed_to_arrival = coalesce(@toArrival, closed_to_arrival),
                  closed_to_departure = coalesce(@toDeparture, closed_to_departure)
                where room_type_id = @RoomTypeId and night between @first and @last
                """,
                new
                {
                    change.RoomTypeId,
                    first,
                    last,
                    allotment = change.HasAllotment ? change.Allotment : (int?)null,
                    price = change.HasPriceMinor ? change.PriceMinor : (long?)null,
                    minStay = change.HasMinStay ? change.MinStay : (int?)null,
                    maxStay = change.HasMaxStay ? change.MaxStay : (int?)null,
                    closed = change.HasClosed ? change.Closed : (bool?)null,
                    toArrival = change.HasClosedToArrival ? change.ClosedToArrival : (bool?)null,
                    toDeparture = change.HasClosedToDeparture ? change.ClosedToDeparture : (bool?)null,
                });
            await RoomStock.TellAsync(transaction, change.RoomTypeId, first, last.AddDays(1));
            return await NightRow.ReadAsync(transaction, change.RoomTypeId, first, last.AddDays(1));
        },
        cancellationToken);

    private static async ValueTask MustLeaveWhatIsTakenAsync(Transaction transaction, SetNightsRequest change, DateOnly first, DateOnly last)
    {
        if (change.HasAllotment && await transaction.QueryFirstAsync<DateOnly?>(
            """
            select night from inventory where room_type_id = @RoomTypeId and night between @first and @last and held + sold + out_of_order > @Allotment + overbooking
            order by night limit 1
            """,
            new { change.RoomTypeId, first, last, change.Allotment }) is { } night)
        {
            throw new FailedPreconditionException(
                $"On {night:O} more rooms are taken than would be for sale: close the nights instead.", Reason.From(InventoryReason.BelowTaken));
        }
    }

    private static async ValueTask MustKnowAsync(Reader reader, string roomTypeId)
    {
        if (await reader.QueryFirstAsync<string>("select room_type_id from room_types where room_type_id = @roomTypeId", new { roomTypeId }) is null)
        {
            throw new NotFoundException($"No room type has the id {roomTypeId}.", Reason.From(InventoryReason.UnknownRoomType));
        }
    }
}
