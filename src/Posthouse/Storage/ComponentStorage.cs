using Microsoft.Data.Sqlite;
using Posthouse.Components;
using Posthouse.Storage.Sqlite;

namespace Posthouse.Storage;

/// <summary>Opens the databases of components.</summary>
public static class ComponentStorage
{
    /// <summary>Opens a component's database, made when missing, and brings it to this build's version. Several processes may do so at once.</summary>
    /// <param name="definition">A component that declares <c>Stores</c>.</param>
    /// <param name="options">Where and how.</param>
    /// <param name="environment">Clock, ids and logs of the process.</param>
    /// <param name="cancellationToken">Gives up before the work begins.</param>
    /// <returns>The database, to be disposed after everything that uses it has stopped.</returns>
    /// <exception cref="ArgumentException">The component stores nothing, or the options are wrong; all problems are listed.</exception>
    /// <exception cref="MigrationException">The scripts and the database do not fit each other.</exception>
    /// <exception cref="StorageException">The file cannot be opened.</exception>
    public static async Task<Database> OpenAsync(
        ComponentDefinition definition, StorageOptions options, StorageEnvironment environment, CancellationToken cancellationToken)
    {
        OptionProblems.Refuse(options.Problems());
        if (definition.Migrations is not { } migrations)
        {
            throw new ArgumentException($"{definition.Name} keeps no data: declare Stores(…) in its Define.", nameof(definition));
        }

        // SQLite blocks while it waits for the lock of another starting process.
        await Task.Run(() => Prepare(definition.Name, migrations, options, environment), cancellationToken);
        return new SqliteDatabase(definition, new SqliteFile(PathOf(definition.Name, options), options.BusyTimeout), options, environment);
    }

    private static void Prepare(string component, Migrations migrations, StorageOptions options, StorageEnvironment environment)
    {
        MakeFolder(options.Directory);
        var path = PathOf(component, options);
        try
        {
            new SqliteMigrator(new SqliteFile(path, options.MigrationTimeout), environment.Clock).Apply(migrations);
        }
        catch (SqliteException error)
        {
            throw new StorageException($"{path} cannot be opened: {error.Message}", error);
        }
    }

    // Only the account that runs the application may look into it.
    private static void MakeFolder(string directory)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(directory);
            return;
        }

        Directory.CreateDirectory(directory, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    private static string PathOf(string component, StorageOptions options) => Path.Combine(options.Directory, $"{component}.db");
}
