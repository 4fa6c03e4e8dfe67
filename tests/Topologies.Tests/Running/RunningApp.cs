using System.Collections.Concurrent;
using System.Diagnostics;
using Posthouse.Testing.Observing;

namespace Topologies.Tests.Running;

/// <summary>The application under test as real processes. Everything that was started is ended, by its id.</summary>
internal sealed class RunningApp : IAsyncDisposable
{
    private readonly Process _process;
    private readonly bool _ownsData;
    private readonly ConcurrentQueue<string> _lines = [];
    private readonly TaskCompletionSource<Uri> _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task _pumps;

    private RunningApp(string application, string topology, string? data, IReadOnlyDictionary<string, string> environment, string[] options)
    {
        _ownsData = data is null;
        Data = data ?? Directory.CreateTempSubdirectory("posthouse-app-").FullName;
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        foreach (var argument in (string[])[application, "--topology", topology, "--data", Data, .. options])
        {
            start.ArgumentList.Add(argument);
        }

        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        _process = Process.Start(start)!;
        _pumps = Task.WhenAll(PumpAsync(_process.StandardOutput), PumpAsync(_process.StandardError));
    }

    public string Data { get; }

    public int Id => _process.Id;

    public Uri Address => _ready.Task.IsCompletedSuccessfully ? _ready.Task.GetAwaiter().GetResult() : throw new InvalidOperationException("It is not ready.");

    public string Output => string.Join('\n', _lines);

    public HttpClient Browser { get; } = new(new SocketsHttpHandler { UseProxy = false, PooledConnectionLifetime = TimeSpan.Zero });

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    /// <summary>Starts without waiting for anything.</summary>
    public static RunningApp Launch(string topology, string[] options, IReadOnlyDictionary<string, string>? environment = null, string? data = null, string application = "host") =>
        new(application, topology, data, environment ?? new Dictionary<string, string>(StringComparer.Ordinal), options);

    /// <summary>Starts on any free port and waits until it is ready.</summary>
    public static async Task<RunningApp> StartAsync(string topology, params string[] options)
    {
        var app = Launch(topology, ["--port", "0", .. options]);
        await app.ReadyAsync();
        return app;
    }

    /// <summary>Waits for a line that begins with some words, and gives the rest of it.</summary>
    public async Task<string> SaysAsync(string beginning)
    {
        await Eventually.HoldsAsync(() => _lines.Any(line => line.StartsWith(beginning, StringComparison.Ordinal)), () => $"it says \"{beginning}…\", not only:\n{Output}", Cancelled);
        return _lines.First(line => line.StartsWith(beginning, StringComparison.Ordinal))[beginning.Length..];
    }

    public async Task<Uri> ReadyAsync()
    {
        try
        {
            return await _ready.Task.WaitAsync(Eventually.Patience, Cancelled);
        }
        catch (Exception exception) when (exception is TimeoutException or InvalidOperationException)
        {
            throw new InvalidOperationException($"The application did not become ready:\n{Output}", exception);
        }
    }

    public Task<string> GetAsync(string path) => Browser.GetStringAsync(new Uri(Address, path), Cancelled);

    /// <summary>The id of the one process of a name.</summary>
    public int IdOf(string process) => Assert.Single(IdsOf(process));

    public IReadOnlyList<int> IdsOf(string process) =>
        [.. Signals.ChildrenOf(Id).Where(id => Signals.CommandLineOf(id).Contains($"--process {process} ", StringComparison.Ordinal))];

    public async Task<int> ExitAsync()
    {
        await _process.WaitForExitAsync(Cancelled).WaitAsync(Eventually.Patience, Cancelled);
        await _pumps;
        return _process.ExitCode;
    }

    /// <summary>Waits for something that the application writes.</summary>
    public Task WritesAsync(string text) => Eventually.HoldsAsync(() => Output.Contains(text, StringComparison.Ordinal), () => $"it writes \"{text}\", not only:\n{Output}", Cancelled);

    public async ValueTask DisposeAsync()
    {
        Browser.Dispose();
        if (!_process.HasExited)
        {
            Signals.TerminateProcess(Id);
            await _process.WaitForExitAsync(CancellationToken.None);
        }

        await _pumps;
        _process.Dispose();
        if (_ownsData)
        {
            Directory.Delete(Data, recursive: true);
        }
    }

    private async Task PumpAsync(TextReader reader)
    {
        while (await reader.ReadLineAsync(CancellationToken.None) is { } line)
        {
            _lines.Enqueue(line);
            if (line.StartsWith("Ready: ", StringComparison.Ordinal))
            {
                _ready.TrySetResult(new Uri(line["Ready: ".Length..]));
            }
        }

        _ready.TrySetException(new InvalidOperationException("It ended."));
    }
}
