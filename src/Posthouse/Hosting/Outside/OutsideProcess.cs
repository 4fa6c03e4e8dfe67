using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.Logging;
using Posthouse.Hosting.Supervision;
using Posthouse.Topologies;

namespace Posthouse.Hosting.Outside;

/// <summary>One outside program: started, watched, started again on the same port when it ends unasked, and ended by closing its standard input.</summary>
internal sealed class OutsideProcess(OutsideProgram program, OutsideSurroundings surroundings, int colour)
{
    private const string ReadyMark = "Ready: ";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly TaskCompletionSource<Uri> _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    // Ctrl-C reaches every program of a terminal at once: one that ends then has not crashed.
    private readonly CancellationTokenSource _stopping = CancellationTokenSource.CreateLinkedTokenSource(surroundings.Stopping);
    private readonly Backoff _backoff = new(surroundings.Random);
    private volatile Process? _process;
    private Task _running = Task.CompletedTask;

    public OutsideProgram Program => program;

    /// <summary>Where its data is.</summary>
    public string Data { get; } = Path.Combine(surroundings.DataDirectory, "outside", program.Name);

    /// <summary>Completes with its address when it answers for the first time; fails when it ended before.</summary>
    public Task<Uri> Ready => _ready.Task;

    public void Start() => _running = RunAsync();

    public async Task StopAsync()
    {
        await _stopping.CancelAsync();
        if (_process is { } process)
        {
            CloseInput(process);
        }

        await Task.WhenAny(_running, Task.Delay(Patience, TimeProvider.System, CancellationToken.None));
        Kill();
        await _running;
        _stopping.Dispose();
    }

    private async Task RunAsync()
    {
        var port = surroundings.AnyPort ? 0 : program.Port;
        while (!_stopping.IsCancellationRequested)
        {
            var started = TimeProvider.System.GetTimestamp();
            var exitCode = await RunOnceAsync(port);
            if (!Ready.IsCompletedSuccessfully)
            {
                _ready.TrySetException(new OutsideFailedException($"{program.Name} could not start: it ended with exit code {exitCode}; its lines above say why."));
                return;
            }

            port = (await Ready).Port;
            var wait = _backoff.Next(TimeProvider.System.GetElapsedTime(started));
            await Task.WhenAny(Task.Delay(wait, TimeProvider.System, _stopping.Token));
            if (!_stopping.IsCancellationRequested)
            {
                Log.Crashed(surroundings.Logger, program.Name, exitCode);
            }
        }
    }

    private async Task<int> RunOnceAsync(int port)
    {
        using var process = new Process { StartInfo = Command(port) };
        try
        {
            process.Start();
        }
        catch (Win32Exception exception)
        {
            _ready.TrySetException(new OutsideFailedException($"{program.Name} could not be started: {exception.Message}", exception));
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
            if (line.StartsWith(ReadyMark, StringComparison.Ordinal) && Addresses.TryParse(line[ReadyMark.Length..], out var address))
            {
                _ready.TrySetResult(address);
            }
            else
            {
                await surroundings.Output.WriteAsync(program.Name, colour, line);
            }
        }
    }

    private ProcessStartInfo Command(int port)
    {
        var path = OutsideFolder.Find(program.Program);
        var start = new ProcessStartInfo(path.FileName)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            UseShellExecute = false,
        };
        foreach (var argument in (string[])[.. path.Arguments, "--port", port.ToString(CultureInfo.InvariantCulture), "--data", Data, .. program.Arguments])
        {
            start.ArgumentList.Add(argument);
        }

        return start;
    }

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

/// <summary>What outside programs are started with.</summary>
internal sealed record OutsideSurroundings(string DataDirectory, bool AnyPort, ProcessOutput Output, Random Random, ILogger Logger, CancellationToken Stopping);
