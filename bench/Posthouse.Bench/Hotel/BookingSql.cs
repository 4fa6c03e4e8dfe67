using System.Globalization;
using System.Text;
using Microsoft.Data.Sqlite;

namespace Posthouse.Bench.Hotel;

/// <summary>
/// The statements by which a booking is held and confirmed, by the bare driver on one connection, as durable as the program's own: two transactions with their facts, jobs
/// and idempotency key. What is stored as a message has the length of a true one.
/// </summary>
internal sealed class BookingSql : IDisposable
{
    private const int Nights = 3;
    private const string Stay = " where room_type_id = @room and night >= @first and night < @end";
    private const string Job = "insert into posthouse_jobs (id, kind, key, payload, traceparent, enqueued_at, due_at, attempts, max_attempts) values (@id || @kind, @kind, @id, @payload, '', @now, @due, 0, 1000) on conflict (kind, key) where key is not null and died_at is null do nothing";
    private const string Fact = "insert into posthouse_events (type, payload, occurred_at, traceparent) values (@type, @payload, @now, '')";
    private const string Columns =
        """
        id, locator, state, version, money, frozen, partner_offer, room_type_id, check_in, check_out, rooms, held_until, extended, user_id, details, email_hash, payment_round,
        payment_asked, payment_id, pays_until, void_asked, decline_code, card, receipt_number, charged_at, receipt, hotel_told, recap, confirmed_at, partner_reference, cancelled
        """;

    private readonly SqliteConnection _connection;
    private readonly List<string> _rooms;
    private readonly byte[] _frozen;
    private readonly byte[] _details;
    private readonly byte[] _nightsFact;
    private readonly byte[] _confirmedFact;
    private int _number;

    public BookingSql(string file)
    {
        _connection = DatabaseFile.Open(file, SqliteOpenMode.ReadWrite);
        foreach (var setting in (string[])["journal_mode = wal", "synchronous = full", "foreign_keys = on", "trusted_schema = off"])
        {
            Read($"pragma {setting}", null);
        }

        _rooms = [.. Read("select room_type_id from room_types order by room_type_id", null).Select(static row => (string)row[0])];
        var like = Read("select frozen, details from reservations where state = 'Confirmed' limit 1", null)[0];
        (_frozen, _details) = ((byte[])like[0], (byte[])like[1]);
        _nightsFact = PayloadOf("InventoryChanged");
        _confirmedFact = PayloadOf("ReservationConfirmed");
    }

    /// <summary>Copies the database of a running program.</summary>
    public static void Copy(DirectoryInfo data, string to)
    {
        using var connection = DatabaseFile.Open(HotelBooks.FileIn(data), SqliteOpenMode.ReadOnly);
        using var command = connection.CreateCommand();
        command.CommandText = "vacuum into @to";
        command.Parameters.AddWithValue("@to", to);
        command.ExecuteNonQuery();
    }

    /// <summary>Holds a room that is free, and confirms it.</summary>
    public void Book()
    {
        while (true)
        {
            var number = ++_number;
            var id = string.Create(CultureInfo.InvariantCulture, $"{number:x8}-0000-7000-8000-000000000000");
            var first = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime).AddDays(2 + (number * 7 % 300));
            var stay = new (string, object)[] { ("@room", _rooms[number * 31 % _rooms.Count]), ("@first", Text(first)), ("@end", Text(first.AddDays(Nights))), ("@id", id), ("@now", Now(0)) };
            if (Hold(id, stay))
            {
                Confirm(id, stay);
                return;
            }
        }
    }

    public void Dispose() => _connection.Dispose();

    private bool Hold(string id, (string, object)[] stay)
    {
        using var unit = _connection.BeginTransaction();
        var key = new (string, object)[] { ("@key", id), ("@now", Now(0)), ("@expires", Now(24 * 60)), ("@hash", new byte[32]), ("@none", Array.Empty<byte>()), ("@reply", _frozen) };
        Change("delete from posthouse_idempotency where scope = 'bench' and key = @key and expires_at <= @now", unit, key);
        Change("insert into posthouse_idempotency (scope, key, request_hash, reply, expires_at) values ('bench', @key, @hash, @none, @expires) on conflict do nothing", unit, key);
        Read("select coalesce(sum(rooms), 0) from reservations where held_by = 'bench' and state = 'Held'", unit);
        if (Change("update inventory set held = held + 1" + Stay + " and closed = 0 and allotment + overbooking - out_of_order - held - sold >= 1", unit, stay) != Nights)
        {
            return false;
        }

        Read("select * from inventory" + Stay + " order by night", unit, stay);
        Change(Fact, unit, ("@type", "bench"), ("@payload", _nightsFact), ("@now", Now(0)));
        Change(
            """
            insert into reservations (id, locator, key_hash, state, version, money, created_at, frozen, room_type_id, check_in, check_out, rooms, held_by, held_until, receipt, hotel_told, recap)
            values (@id, @id, @hash, 'Held', 1, 'None', @now, @frozen, @room, @first, @end, 1, 'bench', @until, 'NotDue', 'NotDue', 'NotDue') on conflict (locator) do nothing
            """,
            unit,
            [.. stay, ("@hash", Encoding.ASCII.GetBytes(id)), ("@frozen", _frozen), ("@until", Now(15))]);
        Enqueue("hold", id, 15, unit);
        ReadReservation(id, unit);
        Change("update posthouse_idempotency set reply = @reply where scope = 'bench' and key = @key", unit, key);
        unit.Commit();
        return true;
    }

    private void Confirm(string id, (string, object)[] stay)
    {
        using var unit = _connection.BeginTransaction();
        ReadReservation(id, unit);
        Change("update reservations set details = @details, payment_id = 'bench', card = 'bench', version = version + 1 where id = @id", unit, ("@id", id), ("@details", _details));
        ReadReservation(id, unit);
        Change("update reservations set money = 'Authorized', version = version + 1 where id = @id", unit, ("@id", id));
        Change("update reservations set state = 'Confirmed', version = version + 1 where id = @id and state = 'Held'", unit, ("@id", id));
        Change("update inventory set held = held - 1, sold = sold + 1" + Stay, unit, stay);
        Change("update reservations set confirmed_at = @now, hotel_told = 'Pending', recap = 'Pending', receipt = 'Pending', version = version + 1 where id = @id", unit, ("@id", id), ("@now", Now(0)));
        Change(Fact, unit, ("@type", "bench"), ("@payload", _confirmedFact), ("@now", Now(0)));
        Enqueue("capture", id, 0, unit);
        Enqueue("tell-hotel", id, 0, unit);
        Enqueue("recap", id, 1, unit);
        unit.Commit();
    }

    private void Enqueue(string kind, string id, int minutes, SqliteTransaction unit) =>
        Change(Job, unit, ("@id", id), ("@kind", kind), ("@payload", $$"""{"id":"{{id}}"}"""), ("@now", Now(0)), ("@due", Now(minutes)));

    private void ReadReservation(string id, SqliteTransaction unit) => Read($"select {Columns} from reservations where id = @id", unit, ("@id", id));

    private byte[] PayloadOf(string fact) =>
        (byte[])Read($"select payload from posthouse_events where type like '%{fact}' order by position desc limit 1", null)[0][0];

    private static string Text(DateOnly day) => day.ToString("O", CultureInfo.InvariantCulture);

    private static string Now(int minutes) => TimeProvider.System.GetUtcNow().AddMinutes(minutes).UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'", CultureInfo.InvariantCulture);

    private int Change(string sql, SqliteTransaction unit, params (string Name, object Value)[] values)
    {
        using var command = Command(sql, unit, values);
        return command.ExecuteNonQuery();
    }

    private List<object[]> Read(string sql, SqliteTransaction? unit, params (string Name, object Value)[] values)
    {
        using var command = Command(sql, unit, values);
        using var rows = command.ExecuteReader();
        var all = new List<object[]>();
        while (rows.Read())
        {
            var row = new object[rows.FieldCount];
            rows.GetValues(row);
            all.Add(row);
        }

        return all;
    }

    private SqliteCommand Command(string sql, SqliteTransaction? unit, (string Name, object Value)[] values)
    {
        var command = _connection.CreateCommand();
        command.CommandText = sql;
        command.Transaction = unit;
        foreach (var (name, value) in values)
        {
            command.Parameters.AddWithValue(name, value);
        }

        return command;
    }
}
