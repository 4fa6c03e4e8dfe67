using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text.Json.Nodes;

namespace Interop.Tests.Peers;

/// <summary>The command <c>buf curl</c>: a client that learns the contract from the server's reflection.</summary>
public static class BufCurl
{
    private static readonly string Program = Path.Combine(
        PeerProgram.Folder, "node_modules", "@bufbuild", RuntimeInformation.ProcessArchitecture == Architecture.Arm64 ? "buf-linux-aarch64" : "buf-linux-x64", "bin", "buf");

    /// <summary>Makes one call.</summary>
    /// <param name="method">Address of the method.</param>
    /// <param name="requests">The requests as JSON, one or a stream.</param>
    /// <param name="options">Further options.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The responses.</returns>
    public static async Task<IReadOnlyList<JsonNode>> CallAsync(Uri method, IEnumerable<string> requests, IEnumerable<string> options, CancellationToken cancellationToken)
    {
        Assert.True(File.Exists(Program), "Install the Node peers: npm ci in tests/peers.");
        var start = new ProcessStartInfo(Program, ["curl", "--protocol", "grpc", .. options, "--data", "@-", method.ToString()])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(PeerProgram.Patience);
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(patience.Token);
            var errors = process.StandardError.ReadToEndAsync(patience.Token);
            await process.StandardInput.WriteAsync(string.Join('\n', requests));
            process.StandardInput.Close();
            await process.WaitForExitAsync(patience.Token);
            Assert.True(process.ExitCode == 0, await errors);
            return [.. JsonNode.Parse($"[{(await output).Replace("}\n{", "},{", StringComparison.Ordinal)}]")!.AsArray().Select(one => one!)];
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill();
            }
        }
    }
}
