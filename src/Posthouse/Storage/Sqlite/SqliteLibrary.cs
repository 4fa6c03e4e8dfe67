using System.Runtime.InteropServices;
using SQLitePCL;

namespace Posthouse.Storage.Sqlite;

/// <summary>Binds the driver to the machine's own SQLite library, once per process.</summary>
internal static class SqliteLibrary
{
    // 3.35 brought RETURNING.
    private const int OldestVersion = 3_035_000;

    private static readonly string[] Names = ["libsqlite3.so.0", "libsqlite3.so", "libsqlite3.dylib", "winsqlite3.dll"];
    private static readonly Lazy<int> Version = new(Bind);

    /// <exception cref="DllNotFoundException">The machine has no SQLite library; the message says how to install it.</exception>
    public static void Use() => _ = Version.Value;

    internal static nint Load(IReadOnlyList<string> names)
    {
        foreach (var name in names)
        {
            if (NativeLibrary.TryLoad(name, out var handle))
            {
                return handle;
            }
        }

        throw new DllNotFoundException(
            $"The SQLite library was not found (looked for {string.Join(", ", names)}). Install it: apt-get install libsqlite3-0");
    }

    private static int Bind()
    {
        var library = Load(Names);
        NativeLibrary.SetDllImportResolver(
            typeof(SQLite3Provider_e_sqlite3).Assembly,
            (name, _, _) => string.Equals(name, "e_sqlite3", StringComparison.Ordinal) ? library : 0);
        raw.SetProvider(new SQLite3Provider_e_sqlite3());
        var version = raw.sqlite3_libversion_number();
        return version >= OldestVersion
            ? version
            : throw new DllNotFoundException($"SQLite {raw.sqlite3_libversion().utf8_to_string()} is too old: 3.35 or newer is needed.");
    }
}
