using Microsoft.Data.Sqlite;
using Posthouse.Storage.Mapping;
using SQLitePCL;

namespace Posthouse.Storage.Sqlite;

/// <summary>A connection and its prepared statements, for one thread at a time.</summary>
internal sealed class SqliteSession(SqliteConnection connection, RowMapping mapping) : IDisposable
{
    private const int MostPrepared = 256;
    private readonly Dictionary<string, SqliteCommand> _prepared = new(StringComparer.Ordinal);

    public bool InTransaction => raw.sqlite3_get_autocommit(connection.Handle) == 0;

    public int Execute(string sql, object? args = null)
    {
        var statement = mapping.Bind(sql, args);
        var command = Prepare(statement);
        try
        {
            return command.ExecuteNonQuery();
        }
        catch (SqliteException error)
        {
            throw SqliteErrors.Of(error, sql);
        }
        finally
        {
            Release(statement, command);
        }
    }

    public List<T> Query<T>(string sql, object? args)
    {
        var statement = mapping.Bind(sql, args);
        var command = Prepare(statement);
        try
        {
            using var reader = command.ExecuteReader();
            var rows = new List<T>();
            var row = mapping.RowOf<T>(sql, reader);
            while (reader.Read())
            {
                rows.Add(row(reader));
            }

            return rows;
        }
        catch (SqliteException error)
        {
            throw SqliteErrors.Of(error, sql);
        }
        finally
        {
            Release(statement, command);
        }
    }

    public long ExecuteMany<T>(string sql, IEnumerable<T> rows)
    {
        using var bulk = new SqliteBulk(connection.Handle!, sql);
        return bulk.Run(rows, mapping.ShapeOf(typeof(T)));
    }

    public void Dispose()
    {
        Forget();
        connection.Dispose();
    }

    private SqliteCommand Prepare(BoundStatement statement)
    {
        if (!statement.Expanded && _prepared.TryGetValue(statement.Sql, out var known))
        {
            Fill(known, statement);
            return known;
        }

        var command = connection.CreateCommand();
        command.CommandText = statement.Sql;
        Fill(command, statement);
        if (!statement.Expanded)
        {
            if (_prepared.Count == MostPrepared)
            {
                Forget();
            }

            _prepared.Add(statement.Sql, command);
        }

        return command;
    }

    private static void Fill(SqliteCommand command, BoundStatement statement)
    {
        command.Parameters.Clear();
        foreach (var (name, value) in statement.Values)
        {
            command.Parameters.AddWithValue(name, value);
        }
    }

    private static void Release(BoundStatement statement, SqliteCommand command)
    {
        if (statement.Expanded)
        {
            command.Dispose();
        }
    }

    private void Forget()
    {
        foreach (var command in _prepared.Values)
        {
            command.Dispose();
        }

        _prepared.Clear();
    }
}
