using System.Runtime.InteropServices;

namespace Templates.Tests.Running;

/// <summary>The buf command of tests/peers.</summary>
internal static class Buf
{
    public static string Program { get; } = Path.Combine(
        Repository.Root, "tests/peers/node_modules/@bufbuild", RuntimeInformation.OSArchitecture == Architecture.Arm64 ? "buf-linux-aarch64" : "buf-linux-x64", "bin/buf");
}
