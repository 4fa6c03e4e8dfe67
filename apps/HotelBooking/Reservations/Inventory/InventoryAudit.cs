using Posthouse.Storage;

namespace HotelBooking.Reservations.Inventory;

/// <summary>Compares the inventory with the reservations; whatever it finds is a defect.</summary>
internal sealed class InventoryAudit(Database database)
{
    // What reservations say of each night: held ones hold, confirmed ones are sold.
    private const string Booked =
        """
        with recursive nights (room_type_id, night, check_out, state, rooms) as (
          select room_type_id, check_in, check_out, state, rooms from reservations where room_type_id is not null and state in ('Held', 'Confirmed')
          union all
          select room_type_id, date(night, '+1 day'), check_out, state, rooms from nights where date(night, '+1 day') < check_out),
        booked as (
          select room_type_id, night, sum(case when state = 'Held' then rooms else 0 end) as held, sum(case when state = 'Confirmed' then rooms else 0 end) as sold
          from nights group by room_type_id, night)
        """;

    /// <summary>Every night that breaks an invariant, in words; empty when all is well.</summary>
    public Task<IReadOnlyList<string>> FindAsync(CancellationToken cancellationToken) => database.ReadAsync<IReadOnlyList<string>>(
        async reader =>
        {
            var oversold = await reader.QueryAsync<string>(
                """
                select room_type_id || ' ' || night || ': ' || held || ' held and ' || sold || ' sold of ' || allotment from inventory
                where held < 0 or sold < 0 or held + sold + out_of_order > allotment + overbooking
                """);
            var wrong = await reader.QueryAsync<string>(
                Booked + """

                select i.room_type_id || ' ' || i.night || ': ' || i.held || ' held and ' || i.sold || ' sold, but reservations say '
                  || coalesce(b.held, 0) || ' and ' || coalesce(b.sold, 0)
                from inventory i left join booked b on b.room_type_id = i.room_type_id and b.night = i.night
                where (i.held <> 0 or i.sold <> 0 or b.night is not null) and (i.held <> coalesce(b.held, 0) or i.sold <> coalesce(b.sold, 0))
                """);
            return [.. oversold, .. wrong];
        },
        cancellationToken);
}
