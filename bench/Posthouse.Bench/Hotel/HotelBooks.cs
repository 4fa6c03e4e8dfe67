using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Posthouse.Bench.Hotel;

/// <summary>The database of Reservations, read from outside while the program runs.</summary>
internal sealed class HotelBooks : IDisposable
{
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private readonly SqliteConnection _connection;

    public HotelBooks(DirectoryInfo data) => _connection = DatabaseFile.Open(FileIn(data), SqliteOpenMode.ReadOnly);

    public static string FileIn(DirectoryInfo data) => Path.Combine(data.FullName, "Reservations.db");

    /// <summary>Locators of the bookings that are confirmed.</summary>
    public IReadOnlyList<string> Confirmed => Read("select locator from reservations where state = 'Confirmed'", static row => row.GetString(0));

    /// <summary>Waits until everything that follows the confirmations is done: charged, receipt made, mails handed over.</summary>
    public async Task SettledAsync()
    {
        const string Open =
            """
            select count(*) from reservations
            where state = 'Confirmed' and (money in ('Paying', 'Authorized') or receipt = 'Pending' or recap = 'Pending' or hotel_told = 'Pending')
            """;
        var begun = TimeProvider.System.GetTimestamp();
        while (Read(Open, static row => row.GetInt64(0))[0] is > 0 and var open)
        {
            if (TimeProvider.System.GetElapsedTime(begun) > Patience)
            {
                throw new InvalidOperationException($"{open} bookings are not charged, or have no receipt or mails, {Patience} after they were confirmed.");
            }

            await Task.Delay(Poll);
        }
    }

    /// <summary>Compares what is taken of every night with the reservations of it, and with how many rooms there are.</summary>
    public void Check(string topology, WrongAnswers wrong)
    {
        var taken = new Dictionary<(string Room, string Night, string State), long>();
        foreach (var stay in Read(
            "select room_type_id, check_in, check_out, state, rooms from reservations where room_type_id is not null and state in ('Held', 'Confirmed')",
            static row => (Room: row.GetString(0), First: Day(row.GetString(1)), End: Day(row.GetString(2)), State: row.GetString(3), Rooms: row.GetInt64(4))))
        {
            for (var night = stay.First; night < stay.End; night = night.AddDays(1))
            {
                var key = (stay.Room, night.ToString("O", CultureInfo.InvariantCulture), stay.State);
                taken[key] = taken.GetValueOrDefault(key) + stay.Rooms;
            }
        }

        foreach (var (room, night, held, sold, rooms) in Read(
            "select room_type_id, night, held, sold, allotment + overbooking - out_of_order from inventory where held <> 0 or sold <> 0",
            static row => (row.GetString(0), row.GetString(1), row.GetInt64(2), row.GetInt64(3), row.GetInt64(4))))
        {
            taken.Remove((room, night, "Held"), out var holds);
            taken.Remove((room, night, "Confirmed"), out var sales);
            if (held + sold > rooms || held != holds || sold != sales)
            {
                wrong.Add($"{topology}: {room} on {night}: {held} held and {sold} sold of {rooms}, reservations say {holds} and {sales}");
            }
        }

        foreach (var (room, night, state) in taken.Keys)
        {
            wrong.Add($"{topology}: {room} on {night}: a reservation that is {state}, and no room taken");
        }
    }

    public void Dispose() => _connection.Dispose();

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "O", CultureInfo.InvariantCulture);

    private List<T> Read<T>(string sql, Func<SqliteDataReader, T> map)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        using var rows = command.ExecuteReader();
        var all = new List<T>();
        while (rows.Read())
        {
            all.Add(map(rows));
        }

        return all;
    }
}
