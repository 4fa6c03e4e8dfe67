using System.Diagnostics;
using System.Text;
using Interop.Tests.Cases;

namespace Interop.Tests.Peers;

/// <summary>A running peer program of tests/peers. It ends when its standard input does; if it does not, it is killed by its id.</summary>
public sealed class PeerProgram : IAsyncDisposable
{
    /// <summary>After this long a peer counts as stuck.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>Where the peers' programs and packages are.</summary>
    public static readonly string Folder = FindFolder();

    private readonly Process _process;
    private readonly StringBuilder _errors = new();

    private PeerProgram(Process process)
    {
        _process = process;
        _process.ErrorDataReceived += (_, line) =>
        {
            lock (_errors)
            {
                _errors.AppendLine(line.Data);
            }
        };
        _process.BeginErrorReadLine();
    }

    public int Id => _process.Id;

    /// <summary>Starts an echo client or server.</summary>
    public static PeerProgram Start(Language language, string program, params string[] arguments) => StartScript(
        language,
        language switch
        {
            Language.Node => $"node/{program}.js",
            Language.Python => $"python/{program}.py",
            _ => throw new ArgumentOutOfRangeException(nameof(language), language, "This peer has no echo programs."),
        },
        arguments);

    /// <summary>Starts a client or server of the interoperability cases.</summary>
    public static PeerProgram StartCases(Language language, Side side, params string[] arguments)
    {
        var program = side == Side.Serves ? "server" : "client";
        return StartScript(
            language,
            language switch
            {
                Language.Node => $"node/interop/grpc-js-{program}.js",
                Language.Connect => $"node/interop/connect-{program}.js",
                _ => $"python/interop_{program}.py",
            },
            arguments);
    }

    /// <summary>Starts our own echo server as the peers' are: in a process of its own.</summary>
    public static PeerProgram StartOurServer(int port) => Start(Path.Combine(AppContext.BaseDirectory, "Interop.Tests"), ["--serve", $"{port}"]);

    private static PeerProgram StartScript(Language language, string script, string[] arguments)
    {
        RequireInstalled(language);
        return Start(language == Language.Python ? "/usr/bin/python3" : "node", [Path.Combine(Folder, script), .. arguments]);
    }

    private static PeerProgram Start(string program, string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        return new PeerProgram(Process.Start(start)!);
    }

    /// <summary>Waits until a server says where it listens.</summary>
    public async Task<int> ReadPortAsync()
    {
        const string prefix = "Listening: ";
        using var patience = new CancellationTokenSource(Patience);
        var line = await ReadLineAsync(patience.Token);
        return line.StartsWith(prefix, StringComparison.Ordinal)
            ? int.Parse(line.AsSpan(prefix.Length))
            : throw new InvalidOperationException($"The peer did not say where it listens but: {line}");
    }

    public async Task<string> ReadLineAsync(CancellationToken cancellationToken) =>
        await _process.StandardOutput.ReadLineAsync(cancellationToken)
        ?? throw new InvalidOperationException($"The peer ended: {Errors()}");

    public async Task WriteLineAsync(string line)
    {
        await _process.StandardInput.WriteLineAsync(line);
        await _process.StandardInput.FlushAsync();
    }

    /// <summary>Ends the program at once, as a crash would.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            if (!_process.HasExited)
            {
                _process.StandardInput.Close();
                using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(5));
                await _process.WaitForExitAsync(patience.Token);
            }
        }
        catch (OperationCanceledException)
        {
            await KillAsync();
        }

        _process.Dispose();
    }

    private static void RequireInstalled(Language language)
    {
        if (language != Language.Python)
        {
            var module = language == Language.Node ? "@grpc/grpc-js" : "@connectrpc/connect-node";
            Assert.True(Directory.Exists(Path.Combine(Folder, "node_modules", module)), "Install the Node peers: npm ci in tests/peers.");
        }
        else
        {
            Assert.True(
                Directory.Exists("/usr/lib/python3/dist-packages/grpc") && Directory.Exists("/usr/lib/python3/dist-packages/grpc_tools"),
                "Install gRPC for Python: apt-get install python3-grpcio python3-grpc-tools.");
        }
    }

    private static string FindFolder()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Posthouse.slnx")))
        {
            folder = folder.Parent;
        }

        return Path.Combine(folder?.FullName ?? throw new InvalidOperationException("The repository's root was not found."), "tests", "peers");
    }

    private string Errors()
    {
        lock (_errors)
        {
            return _errors.ToString();
        }
    }
}
