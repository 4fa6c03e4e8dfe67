using System.Runtime.InteropServices;
using System.Runtime.Loader;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Posthouse.Bench.Hotel;

/// <summary>Opens databases by the bare driver, with the machine's own SQLite.</summary>
internal static class DatabaseFile
{
    private static readonly Lazy<bool> Bound = new(Bind);

    public static SqliteConnection Open(string path, SqliteOpenMode mode)
    {
        _ = Bound.Value;
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Mode = mode, Pooling = false }.ToString());
        connection.Open();
        return connection;
    }

    // Beside the program's own binding, when both are in one process.
    private static bool Bind()
    {
        AssemblyLoadContext.Default.ResolvingUnmanagedDll += static (_, name) => string.Equals(name, "e_sqlite3", StringComparison.Ordinal) ? NativeLibrary.Load("libsqlite3.so.0") : 0;
        raw.SetProvider(new SQLite3Provider_e_sqlite3());
        return true;
    }
}
