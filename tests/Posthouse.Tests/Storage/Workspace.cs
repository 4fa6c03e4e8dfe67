using Microsoft.Extensions.Logging.Abstractions;
using Posthouse.Components;
using Posthouse.Storage;

namespace Posthouse.Tests.Storage;

/// <summary>A folder of its own, and what databases in it need; everything opened is closed and deleted at the end.</summary>
internal sealed class Workspace : IAsyncDisposable
{
    private readonly List<Database> _open = [];
    private readonly bool _owned;

    public Workspace(string? folder = null)
    {
        _owned = folder is null;
        Folder = folder ?? Directory.CreateTempSubdirectory("posthouse-storage-").FullName;
        Environment = NewEnvironment(Clock);
    }

    public string Folder { get; }

    public ManualClock Clock { get; } = new();

    public StorageEnvironment Environment { get; init; }

    public StorageOptions Options => new() { Directory = Folder };

    public static StorageEnvironment NewEnvironment(TimeProvider clock, CrashPoints? crashPoints = null)
    {
        var ids = new Random(20260301);
        return new StorageEnvironment(clock, () => NewId(ids), new Random(1), NullLoggerFactory.Instance, crashPoints ?? CrashPoints.None);
    }

    public Task<Database> OpenAsync<TComponent>(StorageOptions? options = null)
        where TComponent : IComponent => OpenAsync(ComponentDefinition.Of<TComponent>(), options);

    public async Task<Database> OpenAsync(ComponentDefinition definition, StorageOptions? options = null)
    {
        var database = await ComponentStorage.OpenAsync(definition, options ?? Options, Environment, CancellationToken.None);
        _open.Add(database);
        return database;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var database in _open)
        {
            await database.DisposeAsync();
        }

        if (_owned)
        {
            Directory.Delete(Folder, recursive: true);
        }
    }

    private static Guid NewId(Random ids)
    {
        Span<byte> bytes = stackalloc byte[16];
        lock (ids)
        {
            ids.NextBytes(bytes);
        }

        return new Guid(bytes);
    }
}
