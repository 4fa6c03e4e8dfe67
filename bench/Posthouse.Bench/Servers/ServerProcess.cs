using System.Diagnostics;

namespace Posthouse.Bench.Servers;

/// <summary>A running server of the comparison.</summary>
internal sealed class ServerProcess : IDisposable
{
    private readonly Process _process;

    private ServerProcess(string name, Process process, string greeting)
    {
        Name = name;
        _process = process;
        var words = greeting.Split(' ');
        Token = words[0];
        Ports = [.. words.Skip(1).Select(int.Parse)];
    }

    public string Name { get; }

    /// <summary>What a component sends to prove who it is.</summary>
    public string Token { get; }

    /// <summary>Without TLS, then with TLS where there is one.</summary>
    public IReadOnlyList<int> Ports { get; }

    /// <summary>Starts this program as a server.</summary>
    public static Task<ServerProcess> StartOwnAsync(string name, string kind, params string[] files) =>
        StartAsync(name, "dotnet", [Path.Combine(AppContext.BaseDirectory, "Posthouse.Bench.dll"), "serve", kind, .. files]);

    public static async Task<ServerProcess> StartAsync(string name, string command, params string[] arguments)
    {
        var start = new ProcessStartInfo(command, arguments)
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        var process = Process.Start(start)!;
        var greeting = await process.StandardOutput.ReadLineAsync()
            ?? throw new InvalidOperationException($"{name} did not start: {command} {string.Join(' ', arguments)}");
        return new ServerProcess(name, process, greeting);
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
