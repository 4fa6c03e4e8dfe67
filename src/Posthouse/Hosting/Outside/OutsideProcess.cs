using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using Posthouse.Hosting.Supervision;

namespace Posthouse.Hosting.Outside;

/// <summary>One outside program: started, watched, started again on the same port when it ends unasked, and ended by closing its standard input.</summary>
internal sealed class OutsideProcess(OutsideProgram program, OutsidePort port, OutsideSurroundings surroundings, int colour)
{
    private const string ReadyMark = "Ready: ";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    // Ctrl-C reaches every program of a terminal at once: one that ends then has not crashed.
    private readonly CancellationTokenSource _stopping = CancellationTokenSource.CreateLinkedTokenSource(surroundings.Stopping);
    private readonly Backoff _backoff = new(surroundings.Random);
    private volatile Process? _process;
    private Task? _running;

    public OutsideProgram Program => program;

    /// <summary>Where its data is.</summary>
    public string Data { get; } = Path.Combine(surroundings.DataDirectory, "outside", program.Name);

    /// <summary>Where it answers once it runs; who calls before waits.</summary>
    public Uri Address { get; } = new($"http://localhost:{port.Number}");

    public bool IsStarted => _running is not null;

    /// <summary>Whether somebody waits for it.</summary>
    public bool IsCalled => port.IsCalled;

    /// <summary>Completes when it answers for the first time.</summary>
    public Task Ready => _ready.Task;

    /// <summary>Starts it, unless that was done already.</summary>
    public void Start() => _running ??= RunAsync();

    public async Task StopAsync()
    {
        await _stopping.CancelAsync();
        if (_process is { } process)
        {
            CloseInput(process);
        }

        var running = _running ?? Task.CompletedTask;
        await Task.WhenAny(running, Task.Delay(Patience, TimeProvider.System, CancellationToken.None));
        Kill();
        await running;
        port.Dispose();
        _stopping.Dispose();
    }

    private async Task RunAsync()
    {
        while (!_stopping.IsCancellationRequested)
        {
            var started = TimeProvider.System.GetTimestamp();
            var exitCode = await RunOnceAsync();
            if (!Ready.IsCompletedSuccessfully)
            {
                surroundings.Failure.TrySetException(new OutsideFailedException($"{program.Name} could not start: it ended with exit code {exitCode}; its lines above say why."));
                return;
            }

            var wait = _backoff.Next(TimeProvider.System.GetElapsedTime(started));
            await Task.WhenAny(Task.Delay(wait, TimeProvider.System, _stopping.Token));
            if (!_stopping.IsCancellationRequested)
            {
                Log.Crashed(surroundings.Logger, program.Name, exitCode);
            }
        }
    }

    private async Task<int> RunOnceAsync()
    {
        using var process = new Process();
        try
        {
            Start(process);
        }
        catch (Win32Exception exception)
        {
            surroundings.Failure.TrySetException(new OutsideFailedException($"{program.Name} could not be started: {exception.Message}", exception));
            return -1;
        }

        _process = process;
        if (_stopping.IsCancellationRequested)
        {
            CloseInput(process);
        }

        await Task.WhenAll(PumpAsync(process.StandardOutput), PumpAsync(process.StandardError), process.WaitForExitAsync(CancellationToken.None));
        _process = null;
        return process.ExitCode;
    }

    private async Task PumpAsync(TextReader lines)
    {
        while (await lines.ReadLineAsync(CancellationToken.None) is { } line)
        {
            if (line.StartsWith(ReadyMark, StringComparison.Ordinal))
            {
                _ready.TrySetResult();
            }
            else
            {
                await surroundings.Output.WriteAsync(program.Name, colour, line);
            }
        }
    }

    private void Start(Process process)
    {
        lock (surroundings.Starting)
        {
            using var socket = port.Lend();
            process.StartInfo = Command(socket.DangerousGetHandle());
            process.Start();
        }
    }

    private ProcessStartInfo Command(nint socket)
    {
        var path = OutsideFolder.Find(program.Program);
        var start = new ProcessStartInfo(path.FileName)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            UseShellExecute = false,
        };
        string[] place = ["--port", Text(port.Number), "--socket", Text(socket), "--data", Data];
        foreach (var argument in (string[])[.. path.Arguments, .. place, .. program.Arguments])
        {
            start.ArgumentList.Add(argument);
        }

        return start;
    }

    private static string Text(nint number) => number.ToString(CultureInfo.InvariantCulture);

    private static void CloseInput(Process process)
    {
        try
        {
            process.StandardInput.Close();
        }
        catch (Exception exception) when (exception is IOException or InvalidOperationException)
        {
            // It has ended already.
        }
    }

    private void Kill()
    {
        try
        {
            _process?.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            // It has ended already.
        }
    }
}
