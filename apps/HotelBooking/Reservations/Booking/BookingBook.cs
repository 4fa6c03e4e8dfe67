using HotelBooking.Contracts.Reservations.V1;
using HotelBooking.Reservations.Keys;
using Posthouse.Storage;

namespace HotelBooking.Reservations.Booking;

/// <summary>Reads and changes rows of reservations. Every change counts the version up; a change of state is a compare-and-set.</summary>
internal static class BookingBook
{
    private const string Columns =
        """
        id, locator, state, version, money, frozen, partner_offer, room_type_id, check_in, check_out, rooms, held_until, extended, user_id, details, email_hash, payment_round,
        payment_asked, payment_id, pays_until, void_asked, decline_code, card, receipt_number, charged_at, receipt, hotel_told, recap, confirmed_at, partner_reference, cancelled
        """;

    public static async ValueTask<Booked?> FindAsync(Reader reader, Guid id) =>
        await reader.QueryFirstAsync<Booked>($"select {Columns} from reservations where id = @id", new { id });

    public static async ValueTask<Booked> GetAsync(Reader reader, Guid id) =>
        await FindAsync(reader, id) ?? throw new InvalidOperationException($"Reservation {id} has vanished.");

    /// <summary>The reservation that a key opens.</summary>
    /// <exception cref="Posthouse.Calls.NotFoundException">It opens none.</exception>
    public static async ValueTask<Booked> OpenAsync(Reader reader, string accessKey) =>
        await reader.QueryFirstAsync<Booked>($"select {Columns} from reservations where key_hash = @hash", new { hash = SecretKeys.KeyRing.HashOf(accessKey) })
        ?? throw Refused.UnknownReservation();

    public static async ValueTask<Booked?> FindByLocatorAsync(Reader reader, string locator) =>
        await reader.QueryFirstAsync<Booked>($"select {Columns} from reservations where locator = @locator", new { locator });

    public static ValueTask<IReadOnlyList<Booked>> ListAsync(Reader reader, Guid user, (DateOnly CheckIn, Guid Id) after, int limit) => reader.QueryAsync<Booked>(
        $"""
        select {Columns} from reservations where user_id = @user and state <> 'Expired' and (check_in < @CheckIn or (check_in = @CheckIn and id < @Id))
        order by check_in desc, id desc limit @limit
        """,
        new { user, after.CheckIn, after.Id, limit });

    /// <summary>Moves a reservation from one state to another; <see langword="false"/> when somebody was faster.</summary>
    public static async ValueTask<bool> TryMoveAsync(Transaction transaction, Booked booked, ReservationState to) => await transaction.ExecuteAsync(
        "update reservations set state = @to, version = version + 1 where id = @Id and state = @State", new { to, booked.Id, booked.State }) == 1;

    /// <summary>Changes columns of a reservation that is there.</summary>
    public static async ValueTask SetAsync(Transaction transaction, Guid id, string assignments, object values)
    {
        // The id goes in as text so that callers' values stay one anonymous object.
        if (await transaction.ExecuteAsync($"update reservations set {assignments}, version = version + 1 where id = '{id:D}'", values) != 1)
        {
            throw new InvalidOperationException($"Reservation {id} has vanished.");
        }
    }
}
