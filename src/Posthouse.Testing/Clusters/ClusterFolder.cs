namespace Posthouse.Testing.Clusters;

/// <summary>The data folder of a cluster: one that was given is kept, one of its own is removed.</summary>
internal sealed class ClusterFolder(string? given) : IDisposable
{
    public string Path { get; } = given ?? Directory.CreateTempSubdirectory("posthouse-cluster-").FullName;

    public void Dispose()
    {
        if (given is null)
        {
            Directory.Delete(Path, recursive: true);
        }
    }
}
