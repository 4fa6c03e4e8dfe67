using Templates.Tests.Running;

[assembly: AssemblyFixture(typeof(Templates.Tests.PackedWorkshop))]

namespace Templates.Tests;

/// <summary>The packages of this build in a local folder, the template installed from its package, and an application made with it. Made once for all tests.</summary>
public sealed class PackedWorkshop : IAsyncLifetime
{
    /// <summary>No release has this version, so that nothing on the machine or on a feed can be taken for it.</summary>
    public const string Version = "0.1.0-workshop";

    private readonly Workshop _workshop = new();

    internal Workshop Workshop => _workshop;

    public string Packages => _workshop.Packages;

    /// <summary>The folder of the application that was generated and built.</summary>
    public string Parcels => Path.Combine(_workshop.Root, "Parcels");

    public async ValueTask InitializeAsync()
    {
        var root = _workshop.Root;
        await _workshop.DoAsync(Repository.Root, "dotnet", "pack", "Posthouse.slnx", "--no-build", "-nologo", "-v", "q", $"-p:PackageVersion={Version}", "-o", Packages);
        await _workshop.DoAsync(root, "dotnet", "new", "install", Path.Combine(Packages, $"Posthouse.Templates.{Version}.nupkg"), "--debug:custom-hive", _workshop.Hive);
        await NewAsync("Parcels");
        await _workshop.DoAsync(Parcels, "dotnet", "build", "-nologo", "-v", "q");
    }

    public async Task NewAsync(string name) =>
        await _workshop.DoAsync(_workshop.Root, "dotnet", "new", "posthouse-service", "-n", name, "--debug:custom-hive", _workshop.Hive);

    public ValueTask DisposeAsync()
    {
        _workshop.Dispose();
        return ValueTask.CompletedTask;
    }
}
