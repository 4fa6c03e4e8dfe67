using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Threading.Channels;
using Posthouse.Tests.Hostile.Target;

namespace Posthouse.Tests.Hostile;

/// <summary>The running target, with a small heap, and what it logs.</summary>
internal sealed class TargetProcess : IAsyncDisposable
{
    public const long HeapLimit = 256 * 1024 * 1024;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("posthouse-hostile-");
    private readonly Process _process;
    private readonly ConcurrentQueue<string> _lines = new();
    private readonly TaskCompletionSource<Uri> _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Channel<string> _states = Channel.CreateUnbounded<string>();

    private TargetProcess(string anvil)
    {
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "Posthouse.Tests"), ["--hostile-target", anvil, _folder.FullName])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["DOTNET_GCHeapHardLimit"] = HeapLimit.ToString("X", CultureInfo.InvariantCulture);
        start.Environment["DOTNET_DbgEnableMiniDump"] = "0";
        _process = Process.Start(start)!;
        _process.OutputDataReceived += (_, line) => Take(line.Data);
        _process.ErrorDataReceived += (_, line) => Take(line.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public Uri Address { get; private set; } = new("http://localhost");

    public bool HasExited => _process.HasExited;

    /// <summary>What it should not have logged: errors, and exceptions that nobody handled.</summary>
    public IReadOnlyList<string> Complaints => [.. _lines.Where(static line =>
        line.Contains(" error ", StringComparison.Ordinal)
        || line.Contains(" fatal ", StringComparison.Ordinal)
        || line.Contains("nhandled exception", StringComparison.Ordinal)
        || line.Contains("Stack overflow", StringComparison.Ordinal)
        || line.Contains("OutOfMemory", StringComparison.Ordinal))];

    /// <summary>The last lines that it wrote.</summary>
    public string Tail => string.Join('\n', _lines.TakeLast(15));

    public static async Task<TargetProcess> StartAsync(string anvil)
    {
        var target = new TargetProcess(anvil);
        try
        {
            target.Address = await target._ready.Task.WaitAsync(Patience);
            return target;
        }
        catch (Exception)
        {
            await target.DisposeAsync();
            throw;
        }
    }

    /// <summary>Whether it wrote a word.</summary>
    public bool Said(string word) => _lines.Any(line => line.Contains(word, StringComparison.Ordinal));

    /// <summary>How many requests are under way, and what the garbage collector may use.</summary>
    public async Task<(long Requests, long Memory)> StateAsync(CancellationToken cancellationToken)
    {
        await _process.StandardInput.WriteLineAsync("?".AsMemory(), cancellationToken);
        await _process.StandardInput.FlushAsync(cancellationToken);
        var words = (await _states.Reader.ReadAsync(cancellationToken)).Split(' ');
        return (long.Parse(words[0], CultureInfo.InvariantCulture), long.Parse(words[1], CultureInfo.InvariantCulture));
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
        _folder.Delete(recursive: true);
    }

    private void Take(string? line)
    {
        if (line is null)
        {
            _ready.TrySetException(new InvalidOperationException($"The target ended: {Tail}"));
            _states.Writer.TryComplete();
        }
        else if (line.StartsWith(HostileTarget.Prefix, StringComparison.Ordinal))
        {
            _states.Writer.TryWrite(line[HostileTarget.Prefix.Length..]);
        }
        else
        {
            _lines.Enqueue(line);
            if (line.StartsWith("Ready: ", StringComparison.Ordinal))
            {
                _ready.TrySetResult(new Uri(line["Ready: ".Length..]));
            }
        }
    }
}
