using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Posthouse.Bench.Servers;

namespace Posthouse.Bench.Clients;

/// <summary>The same calls by <c>@grpc/grpc-js</c>, in a process of its own.</summary>
internal sealed class NodeClient : IDisposable
{
    private readonly Process _process;

    private NodeClient(Process process) => _process = process;

    public static NodeClient Start(ServerProcess server, int parallel) => new(Process.Start(new ProcessStartInfo(
        "node", [Repository.Find("tests/peers/node/load.js"), "--address", $"127.0.0.1:{server.Ports[0]}", "--token", server.Token, "--parallel", $"{parallel}"])
    {
        UseShellExecute = false,
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
    })!);

    /// <summary>Makes a number of calls.</summary>
    public async Task<ClientCost> MeasureAsync(int calls)
    {
        if (_process.HasExited)
        {
            throw new InvalidOperationException("grpc-js gave up; what it wrote stands above.");
        }

        await _process.StandardInput.WriteLineAsync(calls.ToString(CultureInfo.InvariantCulture));
        await _process.StandardInput.FlushAsync();
        var line = await _process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("grpc-js gave up; what it wrote stands above.");
        return JsonSerializer.Deserialize<ClientCost>(line, JsonSerializerOptions.Web)!;
    }

    public void Dispose()
    {
        _process.Kill();
        _process.Dispose();
    }
}
