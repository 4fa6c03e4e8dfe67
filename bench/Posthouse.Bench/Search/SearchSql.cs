using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Posthouse.Bench.Search;

/// <summary>The statements of a search alone, by the bare driver on a connection of its own: the place, the versions of the hotels' terms, the nights of their rooms. Every column of every row is read.</summary>
internal sealed class SearchSql : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly IReadOnlyDictionary<string, IReadOnlyList<string>> _hotelsByPlace;
    private readonly Dictionary<string, List<long>> _roomsByHotel = new(StringComparer.Ordinal);

    public SearchSql(string file, IReadOnlyDictionary<string, IReadOnlyList<string>> hotelsByPlace)
    {
        _hotelsByPlace = hotelsByPlace;
        _connection = new SqliteConnection($"Data Source={file};Mode=ReadOnly");
        _connection.Open();
        using var command = _connection.CreateCommand();
        command.CommandText = "select hotel_id, room_key from room_types";
        using var rows = command.ExecuteReader();
        while (rows.Read())
        {
            var hotel = rows.GetString(0);
            if (!_roomsByHotel.TryGetValue(hotel, out var rooms))
            {
                _roomsByHotel[hotel] = rooms = [];
            }

            rooms.Add(rows.GetInt64(1));
        }
    }

    /// <summary>Runs the statements of one journey, and tells how many rows came.</summary>
    public int Run(Journey journey)
    {
        var hotels = _hotelsByPlace[journey.Request.PlaceId];
        var rooms = hotels.SelectMany(hotel => _roomsByHotel[hotel]).ToList();
        using var transaction = _connection.BeginTransaction(deferred: true);
        return Read("select * from places where place_id = @p0", [journey.Request.PlaceId], transaction)
            + Read($"select hotel_id, version from hotel_terms where hotel_id in ({List(hotels.Count)})", [.. hotels], transaction)
            + Read(
                "select room_key, night, free, price_minor, min_stay, max_stay, restrictions from nights "
                + $"where room_key in ({List(rooms.Count)}) and night >= @first and night < @end",
                [.. rooms.Cast<object>()],
                transaction,
                ("@first", journey.First.DayNumber),
                ("@end", journey.First.DayNumber + journey.Nights + 1));
    }

    public void Dispose() => _connection.Dispose();

    private static string List(int count) => string.Join(',', Enumerable.Range(0, count).Select(at => string.Create(CultureInfo.InvariantCulture, $"@p{at}")));

    private int Read(string sql, object[] values, SqliteTransaction transaction, params (string Name, object Value)[] named)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        command.Transaction = transaction;
        for (var at = 0; at < values.Length; at++)
        {
            command.Parameters.AddWithValue(string.Create(CultureInfo.InvariantCulture, $"@p{at}"), values[at]);
        }

        foreach (var (name, value) in named)
        {
            command.Parameters.AddWithValue(name, value);
        }

        using var rows = command.ExecuteReader();
        var count = 0;
        while (rows.Read())
        {
            for (var column = 0; column < rows.FieldCount; column++)
            {
                _ = rows.GetValue(column);
            }

            count++;
        }

        return count;
    }
}
