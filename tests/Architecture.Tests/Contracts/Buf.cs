using System.Runtime.InteropServices;
using Architecture.Tests.Repository;
using Google.Protobuf.Reflection;
using Xunit;

namespace Architecture.Tests.Contracts;

/// <summary>The buf command of tests/peers.</summary>
internal static class Buf
{
    private static readonly string Program = Path.Combine(
        Tree.Root,
        "tests/peers/node_modules/@bufbuild",
        RuntimeInformation.OSArchitecture == System.Runtime.InteropServices.Architecture.Arm64 ? "buf-linux-aarch64" : "buf-linux-x64",
        "bin/buf");

    public static CommandResult Run(params string[] arguments)
    {
        Assert.True(File.Exists(Program), "buf is missing: run 'npm ci' in tests/peers (./test does).");
        return Commands.Run(Program, arguments);
    }

    /// <summary>Lints contracts under the repository's own rules, wherever they stand.</summary>
    public static CommandResult Lint(string contracts)
    {
        var copies = Directory.CreateTempSubdirectory("posthouse-lint-");
        try
        {
            return Run("lint", Workspace(copies, contracts));
        }
        finally
        {
            copies.Delete(recursive: true);
        }
    }

    /// <summary>Holds contracts against those of an earlier release, both under the repository's own rules.</summary>
    public static CommandResult Breaking(string contracts, string released)
    {
        // Copies, because buf takes a folder inside a workspace for a part of that workspace.
        var copies = Directory.CreateTempSubdirectory("posthouse-breaking-");
        try
        {
            var now = Workspace(copies.CreateSubdirectory("now"), contracts);
            var before = Workspace(copies.CreateSubdirectory("before"), released);
            return Run("breaking", now, "--against", before);
        }
        finally
        {
            copies.Delete(recursive: true);
        }
    }

    private static string Workspace(DirectoryInfo folder, string contracts)
    {
        File.Copy(Path.Combine(Tree.Root, "buf.yaml"), Path.Combine(folder.FullName, "buf.yaml"));
        foreach (var file in Directory.GetFiles(contracts, "*.proto", SearchOption.AllDirectories))
        {
            var relative = Path.GetRelativePath(contracts, file);
            if (relative.StartsWith("released/", StringComparison.Ordinal))
            {
                continue;
            }

            var copy = Path.Combine(folder.FullName, "contracts", relative);
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        return folder.FullName;
    }

    /// <summary>The ways over REST to the methods of contracts, wherever they stand.</summary>
    public static IReadOnlySet<string> HttpRulesOf(string contracts)
    {
        var copies = Directory.CreateTempSubdirectory("posthouse-rules-");
        try
        {
            return HttpRules.Of(CompileToBytes(Workspace(copies, contracts)));
        }
        finally
        {
            copies.Delete(recursive: true);
        }
    }

    /// <summary>Compiles a folder of contracts; descriptors carry their comments.</summary>
    public static FileDescriptorSet Compile(string folder) => FileDescriptorSet.Parser.ParseFrom(CompileToBytes(folder));

    private static byte[] CompileToBytes(string folder)
    {
        var output = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".binpb");
        try
        {
            var built = Run("build", folder, "-o", output);
            Assert.True(built.ExitCode == 0, built.Output + built.Error);
            return File.ReadAllBytes(output);
        }
        finally
        {
            File.Delete(output);
        }
    }
}
