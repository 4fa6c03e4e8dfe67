namespace Posthouse.Bench.Hotel;

/// <summary>A folder for the databases of a run, gone with it.</summary>
internal sealed class BenchFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("posthouse-bench-");

    public DirectoryInfo Of(string name) => _folder.CreateSubdirectory(name);

    public void Dispose() => _folder.Delete(recursive: true);
}
