using HotelBooking.Contracts.Reservations.V1;
using Posthouse.Calls;
using Posthouse.Events;
using Posthouse.Storage;

namespace HotelBooking.Reservations.Inventory;

/// <summary>
/// Takes and returns rooms. No night is ever sold twice: rooms are taken by one update over the whole range whose condition counts what is left, and which must
/// change a row for every night; the table's own CHECK is the last line. Every change tells its fact in the same transaction.
/// </summary>
internal static class RoomStock
{
    private const string Guarded =
        """
         where room_type_id = @RoomTypeId and night >= @CheckIn and night < @CheckOut and closed = 0
           and allotment + overbooking - out_of_order - held - sold >= @Rooms
        """;

    private const string Range = " where room_type_id = @RoomTypeId and night >= @CheckIn and night < @CheckOut";

    /// <summary>Holds rooms, or changes nothing and tells that they are sold out.</summary>
    public static async ValueTask HoldAsync(Transaction transaction, StayRooms stay)
    {
        if (!await ChangeAllAsync(transaction, "update inventory set held = held + @Rooms" + Guarded, stay))
        {
            throw Refused.Because(BookingReason.SoldOut);
        }

        await TellAsync(transaction, stay);
    }

    /// <summary>Sells rooms that are no longer held; <see langword="false"/> when they are gone, and then nothing is changed.</summary>
    public static async ValueTask<bool> TrySellAgainAsync(Transaction transaction, StayRooms stay)
    {
        // Looked at first: a guarded update that changes some nights only could not be taken back within the unit.
        var fits = await transaction.QuerySingleAsync<int>("select count(*) from inventory" + Guarded, stay.Values) == stay.Dates.Count;
        if (!fits)
        {
            return false;
        }

        await MustChangeAsync(transaction, "update inventory set sold = sold + @Rooms" + Guarded, stay);
        await TellAsync(transaction, stay);
        return true;
    }

    /// <summary>Sells rooms that are held. As many are left as before, so nobody is told.</summary>
    public static ValueTask SellHeldAsync(Transaction transaction, StayRooms stay) =>
        MustChangeAsync(transaction, "update inventory set held = held - @Rooms, sold = sold + @Rooms" + Range, stay);

    /// <summary>Gives held rooms back.</summary>
    public static async ValueTask ReleaseHeldAsync(Transaction transaction, StayRooms stay)
    {
        await MustChangeAsync(transaction, "update inventory set held = held - @Rooms" + Range, stay);
        await TellAsync(transaction, stay);
    }

    /// <summary>Gives sold rooms back.</summary>
    public static async ValueTask ReleaseSoldAsync(Transaction transaction, StayRooms stay)
    {
        await MustChangeAsync(transaction, "update inventory set sold = sold - @Rooms" + Range, stay);
        await TellAsync(transaction, stay);
    }

    /// <summary>Tells how nights are now.</summary>
    public static async ValueTask TellAsync(Transaction transaction, string roomTypeId, DateOnly first, DateOnly end)
    {
        var rows = await NightRow.ReadAsync(transaction, roomTypeId, first, end);
        if (rows.Count > 0)
        {
            await transaction.PublishAsync(new InventoryChanged { Nights = { NightRow.Runs(roomTypeId, rows.Select(row => (row.Night, row.ForSale))) } });
        }
    }

    private static ValueTask TellAsync(Transaction transaction, StayRooms stay) =>
        TellAsync(transaction, stay.RoomTypeId, stay.Dates.CheckIn, stay.Dates.CheckOut);

    private static async ValueTask<bool> ChangeAllAsync(Transaction transaction, string sql, StayRooms stay) =>
        await transaction.ExecuteAsync(sql, stay.Values) == stay.Dates.Count;

    private static async ValueTask MustChangeAsync(Transaction transaction, string sql, StayRooms stay)
    {
        if (!await ChangeAllAsync(transaction, sql, stay))
        {
            throw new InternalException($"The inventory of {stay.RoomTypeId} has lost nights between {stay.Dates.CheckIn:O} and {stay.Dates.CheckOut:O}.");
        }
    }
}
