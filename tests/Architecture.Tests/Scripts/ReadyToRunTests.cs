using System.Reflection.PortableExecutable;
using Architecture.Tests.Repository;
using Xunit;

namespace Architecture.Tests.Scripts;

/// <summary>The step of ./run that compiles a build ahead of time, in a folder of its own with a build of one assembly.</summary>
public sealed class ReadyToRunTests : IDisposable
{
    private const string Assembly = "Google.Protobuf.dll";
    private const string Made = "artifacts/run/thing";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("posthouse-ready-");

    public ReadyToRunTests()
    {
        foreach (var script in (string[])["setup.sh", "readytorun/compile.sh", "readytorun/compiler.proj"])
        {
            Copy(Path.Combine(Tree.Root, "eng", script), $"eng/{script}");
        }

        Copy(Path.Combine(AppContext.BaseDirectory, Assembly), $"built/{Assembly}");
        Write("built/outside/Thing/settings.json", "{}");
        Build("first");
    }

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Every_assembly_is_compiled_once()
    {
        var first = MakeReady();

        Assert.Equal(Made, first.Output.Trim());
        Assert.True(IsCompiled($"{Made}/{Assembly}"), Log());
        Assert.False(IsCompiled($"built/{Assembly}"));
        Assert.Equal("{}", File.ReadAllText(At($"{Made}/outside/Thing/settings.json")));
        Assert.Contains("1 assemblies are compiled.", Log(), StringComparison.Ordinal);

        Write("built/outside/Thing/settings.json", "[]");
        Build("second");
        MakeReady();

        Assert.Equal("[]", File.ReadAllText(At($"{Made}/outside/Thing/settings.json")));
        Assert.True(IsCompiled($"{Made}/{Assembly}"), Log());
        Assert.DoesNotContain("assemblies are compiled.", Log(), StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_is_done_while_the_build_is_the_same()
    {
        MakeReady();
        File.Delete(At(".tools/logs/compile-thing.log"));

        var again = MakeReady();

        Assert.Equal((Made, ""), (again.Output.Trim(), again.Error.Trim()));
        Assert.False(File.Exists(At(".tools/logs/compile-thing.log")));
    }

    [Fact]
    public void The_plain_build_is_started_where_no_compiler_can_be_had()
    {
        Write("NuGet.Config", "<configuration><packageSources><clear /></packageSources></configuration>");

        var answer = MakeReady("export NUGET_PACKAGES=$PWD/none");
        var again = MakeReady("export NUGET_PACKAGES=$PWD/none");

        Assert.Equal((0, "built"), (answer.ExitCode, answer.Output.Trim()));
        Assert.Contains("so it starts slower", answer.Error, StringComparison.Ordinal);
        Assert.Equal((0, "built"), (again.ExitCode, again.Output.Trim()));
        Assert.Single(again.Error.Trim().Split('\n'));
        Assert.False(Directory.Exists(At(Made)));
    }

    private CommandResult MakeReady(string before = ":") =>
        Commands.Run("bash", ["-c", $"cd '{_folder.FullName}' && {before} && source eng/setup.sh && find_dotnet && ready_to_run thing built"]);

    private void Build(string hash) => Write(".tools/stamps/build-thing", $"{hash}\n");

    private string Log() => File.ReadAllText(At(".tools/logs/compile-thing.log"));

    private bool IsCompiled(string assembly)
    {
        using var image = new PEReader(File.OpenRead(At(assembly)));
        return image.PEHeaders.CorHeader!.ManagedNativeHeaderDirectory.Size > 0;
    }

    private string At(string path) => Path.Combine(_folder.FullName, path);

    private void Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(At(path))!);

        // Another file, not another text in one that may be linked elsewhere.
        File.Delete(At(path));
        File.WriteAllText(At(path), text);
    }

    private void Copy(string file, string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(At(path))!);
        File.Copy(file, At(path));
    }
}
