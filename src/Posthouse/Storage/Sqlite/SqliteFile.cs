using Microsoft.Data.Sqlite;

namespace Posthouse.Storage.Sqlite;

/// <summary>Opens connections to one database file, all with the same durability.</summary>
internal sealed class SqliteFile(string path, TimeSpan busyTimeout)
{
    public string Path { get; } = path;

    public SqliteConnection Open()
    {
        SqliteLibrary.Use();
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = Path, Pooling = false }.ToString())
        {
            // SQLite itself waits for locks (busy_timeout); the driver's own retries are coarse, so they get the least time.
            DefaultTimeout = 1,
        };
        try
        {
            connection.Open();
            Set(connection, $"busy_timeout = {(long)busyTimeout.TotalMilliseconds}");
            Set(connection, "synchronous = full");
            Set(connection, "foreign_keys = on");
            Set(connection, "trusted_schema = off");
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    public static void Set(SqliteConnection connection, string pragma)
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"pragma {pragma}";
        command.ExecuteNonQuery();
    }
}
