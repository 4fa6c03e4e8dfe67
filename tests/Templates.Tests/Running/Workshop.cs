using System.Diagnostics;

namespace Templates.Tests.Running;

/// <summary>
/// A folder outside the repository, as somebody has it who knows only the packages: the machine's own package sources, and one folder more. What is restored goes
/// to a cache of its own, so that packages of an earlier run cannot stand in for these.
/// </summary>
internal sealed class Workshop : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("posthouse-workshop-");

    public Workshop()
    {
        var machine = Environment.GetEnvironmentVariable("NUGET_PACKAGES")
            ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        Directory.CreateDirectory(Packages);
        File.WriteAllText(Path.Combine(Root, "nuget.config"), $"""
            <configuration>
              <packageSources><add key="posthouse" value="{Packages}" /></packageSources>
              <fallbackPackageFolders><add key="machine" value="{machine}" /></fallbackPackageFolders>
            </configuration>
            """);
    }

    public string Root => _folder.FullName;

    public string Packages => Path.Combine(Root, "packages");

    public string Hive => Path.Combine(Root, "hive");

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    /// <summary>Runs a command to its end, which must be a good one.</summary>
    /// <returns>What it wrote.</returns>
    public async Task<string> DoAsync(string folder, string program, params string[] arguments)
    {
        using var process = Process.Start(Command(folder, program, arguments))!;
        try
        {
            var (output, error) = (process.StandardOutput.ReadToEndAsync(Cancelled), process.StandardError.ReadToEndAsync(Cancelled));
            await process.WaitForExitAsync(Cancelled);
            var said = $"{await output}{await error}";
            Assert.True(process.ExitCode == 0, $"{program} {string.Join(' ', arguments)} in {folder} ended with {process.ExitCode}:\n{said}");
            return said;
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
    }

    public ProcessStartInfo Command(string folder, string program, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            UseShellExecute = false,
        };
        start.Environment["NUGET_PACKAGES"] = Path.Combine(Root, "cache");
        start.Environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        start.Environment["DOTNET_NOLOGO"] = "1";

        // Nothing that a build starts shall outlive it.
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["UseSharedCompilation"] = "false";
        return start;
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
