using Microsoft.Data.Sqlite;
using Posthouse.Storage.Mapping;
using SQLitePCL;

namespace Posthouse.Storage.Sqlite;

/// <summary>
/// One statement for many rows, by the library's own calls: prepared once, and per row only bound, stepped and reset. The driver's command does much more for each row, and is
/// several times slower.
/// </summary>
internal sealed class SqliteBulk : IDisposable
{
    private readonly sqlite3 _database;
    private readonly sqlite3_stmt _statement;
    private readonly string _sql;

    public SqliteBulk(sqlite3 database, string sql)
    {
        _database = database;
        _sql = sql;
        Check(raw.sqlite3_prepare_v2(database, sql, out _statement, out var rest));
        if (!string.IsNullOrWhiteSpace(rest))
        {
            _statement.Dispose();
            throw new ArgumentException($"One statement is wanted, but more follows: {rest.Trim()}", nameof(sql));
        }
    }

    public long Run<T>(IEnumerable<T> rows, ArgumentShape shape)
    {
        var getters = Getters(shape);
        var changed = 0L;
        foreach (var row in rows)
        {
            for (var at = 0; at < getters.Length; at++)
            {
                Bind(at + 1, getters[at].Name, getters[at].Get(row!));
            }

            var result = raw.sqlite3_step(_statement);
            if (result == raw.SQLITE_ROW)
            {
                throw new ArgumentException($"A statement for many rows returns none itself: {_sql}", nameof(rows));
            }

            Check(result == raw.SQLITE_DONE ? raw.SQLITE_OK : result);
            changed += raw.sqlite3_changes(_database);
            raw.sqlite3_reset(_statement);
        }

        return changed;
    }

    public void Dispose() => _statement.Dispose();

    private (string Name, Func<object, object?> Get)[] Getters(ArgumentShape shape)
    {
        var getters = new (string Name, Func<object, object?> Get)[raw.sqlite3_bind_parameter_count(_statement)];
        for (var at = 0; at < getters.Length; at++)
        {
            var name = raw.sqlite3_bind_parameter_name(_statement, at + 1).utf8_to_string();
            if (name is not ['@', .. var property] || shape.Getter(property) is not { } get)
            {
                throw new ArgumentException($"No property gives the value of {name ?? "a parameter without name"} in: {_sql}", nameof(shape));
            }

            getters[at] = (name, get);
        }

        return getters;
    }

    private void Bind(int place, string name, object? value) => Check(value switch
    {
        string text => raw.sqlite3_bind_text(_statement, place, text),
        int number => raw.sqlite3_bind_int64(_statement, place, number),
        long number => raw.sqlite3_bind_int64(_statement, place, number),
        _ => BindStored(place, StoredForm.Of(value) ?? throw new ArgumentException($"{name}: {StoredForm.Refusal(value!.GetType())}", nameof(value))),
    });

    private int BindStored(int place, object value) => value switch
    {
        DBNull => raw.sqlite3_bind_null(_statement, place),
        string text => raw.sqlite3_bind_text(_statement, place, text),
        long number => raw.sqlite3_bind_int64(_statement, place, number),
        double number => raw.sqlite3_bind_double(_statement, place, number),
        byte[] bytes => raw.sqlite3_bind_blob(_statement, place, bytes),
        _ => throw new ArgumentException($"{value.GetType()} has no stored form.", nameof(value)),
    };

    private void Check(int result)
    {
        if (result != raw.SQLITE_OK)
        {
            var extended = raw.sqlite3_extended_errcode(_database);
            throw SqliteErrors.Of(new SqliteException(raw.sqlite3_errmsg(_database).utf8_to_string(), result & 0xFF, extended), _sql);
        }
    }
}
