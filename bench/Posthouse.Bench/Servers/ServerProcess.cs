using System.Collections.ObjectModel;
using System.Diagnostics;

namespace Posthouse.Bench.Servers;

/// <summary>A running server of the comparison.</summary>
internal sealed class ServerProcess : IDisposable
{
    private readonly Process _process;

    private ServerProcess(string name, Process process, string token, params int[] ports) =>
        (Name, _process, Token, Ports) = (name, process, token, ports);

    public string Name { get; }

    /// <summary>What a component sends to prove who it is.</summary>
    public string Token { get; }

    /// <summary>Without TLS, then with TLS where there is one.</summary>
    public IReadOnlyList<int> Ports { get; }

    /// <summary>The operating system's number of the process.</summary>
    public int Id => _process.Id;

    /// <summary>Starts this program as a server.</summary>
    public static Task<ServerProcess> StartOwnAsync(string name, string kind, params string[] files) => StartOwnAsync(name, kind, ReadOnlyDictionary<string, string>.Empty, files);

    /// <summary>Starts this program as a server, with more in its environment.</summary>
    public static Task<ServerProcess> StartOwnAsync(string name, string kind, IReadOnlyDictionary<string, string> environment, params string[] files)
    {
        string[] arguments = [Path.Combine(AppContext.BaseDirectory, "Posthouse.Bench.dll"), "serve", kind, .. files];
        return GreetedAsync(name, Run("dotnet", arguments, environment), "dotnet", arguments);
    }

    /// <summary>Starts a program that prints the caller token to send, then its ports, and serves until its standard input ends.</summary>
    public static Task<ServerProcess> StartAsync(string name, string command, params string[] arguments) => GreetedAsync(name, Run(command, arguments), command, arguments);

    /// <summary>Starts Online Books For You as a user does, on any free port.</summary>
    public static async Task<ServerProcess> StartBookshopAsync(string topology, DirectoryInfo data)
    {
        const string Greeting = "Ready: ";
        var name = $"Online Books, {topology}";
        var program = Repository.Find("artifacts/bin/OnlineBooks.Host/release/OnlineBooks.Host.dll");
        string[] arguments =
            [program, "--topology", topology, "--port", "0", "--listen", "Recommendations=http://localhost:0", "--data", Path.Combine(data.FullName, topology)];
        var process = Run("dotnet", arguments);
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.StartsWith(Greeting, StringComparison.Ordinal))
            {
                _ = process.StandardOutput.BaseStream.CopyToAsync(Stream.Null);
                return new ServerProcess(name, process, "", new Uri(line[Greeting.Length..]).Port);
            }
        }

        throw NotStarted(name, "dotnet", arguments);
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        if (!_process.WaitForExit(TimeSpan.FromSeconds(5)))
        {
            _process.Kill(entireProcessTree: true);
        }

        _process.Dispose();
    }

    private static async Task<ServerProcess> GreetedAsync(string name, Process process, string command, string[] arguments)
    {
        var greeting = await process.StandardOutput.ReadLineAsync() ?? throw NotStarted(name, command, arguments);
        var words = greeting.Split(' ');
        return new ServerProcess(name, process, words[0], [.. words.Skip(1).Select(int.Parse)]);
    }

    private static Process Run(string command, string[] arguments, IReadOnlyDictionary<string, string>? environment = null)
    {
        var start = new ProcessStartInfo(command, arguments) { UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true };
        foreach (var (key, value) in environment ?? ReadOnlyDictionary<string, string>.Empty)
        {
            start.Environment[key] = value;
        }

        return Process.Start(start)!;
    }

    private static InvalidOperationException NotStarted(string name, string command, string[] arguments) =>
        new($"{name} did not start: {command} {string.Join(' ', arguments)}");
}
