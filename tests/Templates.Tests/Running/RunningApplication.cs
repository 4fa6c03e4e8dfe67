using System.Collections.Concurrent;
using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Templates.Tests.Running;

/// <summary>A generated application, started as its README says, and stopped by a signal to its own process.</summary>
internal sealed class RunningApplication : IAsyncDisposable
{
    private const int Terminate = 15;

    private const string SecureMark = "With TLS: ";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Process _process;
    private readonly ConcurrentQueue<string> _lines = [];
    private readonly TaskCompletionSource<Uri> _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task _pumps;

    private RunningApplication(ProcessStartInfo command)
    {
        _process = Process.Start(command)!;
        _process.StandardInput.Close();
        _pumps = Task.WhenAll(PumpAsync(_process.StandardOutput), PumpAsync(_process.StandardError));
    }

    public Uri Address => _ready.Task.GetAwaiter().GetResult();

    /// <summary>Where it listens with TLS.</summary>
    public Uri SecureAddress => new(_lines.Single(static line => line.StartsWith(SecureMark, StringComparison.Ordinal))[SecureMark.Length..]);

    public string Output => string.Join('\n', _lines);

    public static async Task<RunningApplication> StartAsync(ProcessStartInfo command)
    {
        var application = new RunningApplication(command);
        try
        {
            await application._ready.Task.WaitAsync(Patience, TestContext.Current.CancellationToken);
            return application;
        }
        catch (Exception exception)
        {
            await application.DisposeAsync();
            throw new InvalidOperationException($"The application did not become ready:\n{application.Output}", exception);
        }
    }

    /// <summary>Stops it in good order.</summary>
    /// <returns>The exit code of <c>dotnet run</c>.</returns>
    public async Task<int> StopAsync()
    {
        foreach (var child in Children(_process.Id))
        {
            Assert.Equal(0, Send(child, Terminate));
        }

        await _process.WaitForExitAsync(CancellationToken.None).WaitAsync(Patience, CancellationToken.None);
        await _pumps;
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync(CancellationToken.None);
        }

        await _pumps;
        _process.Dispose();
    }

    private static IEnumerable<int> Children(int id) => Directory.EnumerateDirectories($"/proc/{id}/task")
        .SelectMany(static task => File.ReadAllText(Path.Combine(task, "children")).Split(' ', StringSplitOptions.RemoveEmptyEntries))
        .Select(int.Parse);

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

    [DllImport("libc", EntryPoint = "kill")]
    private static extern int Send(int id, int signal);
}
