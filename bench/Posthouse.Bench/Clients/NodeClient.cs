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
        await _process.StandardInput.WriteLineAsync(calls.ToString(CultureInfo.InvariantCulture));
        await _process.StandardInput.FlushAsync();
        var line = await _process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("grpc-js gave up (npm ci in tests/peers?).");
        return JsonSerializer.Deserialize<ClientCost>(line, JsonSerializerOptions.Web)!;
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        if (!_process.WaitForExit(TimeSpan.FromSeconds(5)))
        {
            _process.Kill();
        }

        _process.Dispose();
    }
}
