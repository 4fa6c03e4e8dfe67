using Posthouse.Components;

namespace Posthouse.Storage;

/// <summary>Opens the databases of components.</summary>
public static class ComponentStorage
{
    /// <summary>Opens a component's database, made when missing, and brings it to this build's version. Several processes may do so at once.</summary>
    /// <param name="definition">A component that declares <c>Stores</c>.</param>
    /// <param name="options">Where and how.</param>
    /// <param name="environment">Clock, ids and logs of the process.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The database, to be disposed after everything that uses it has stopped.</returns>
    /// <exception cref="ArgumentException">The component stores nothing, or the options are wrong; all problems are listed.</exception>
    /// <exception cref="MigrationException">The scripts and the database do not fit each other.</exception>
    public static Task<Database> OpenAsync(
        ComponentDefinition definition, StorageOptions options, StorageEnvironment environment, CancellationToken cancellationToken) =>
        throw new NotSupportedException();
}
