using System.Diagnostics;
using System.Globalization;
using Posthouse.Testing.Observing;

namespace OnlineBooks.Tests.Running;

/// <summary>A program that a test started, and ends.</summary>
internal sealed class RunningProgram : IAsyncDisposable
{
    private readonly Process _process;
    private readonly List<string> _lines = [];
    private readonly TaskCompletionSource<string> _announced = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private RunningProgram(ProcessStartInfo start, string announcement)
    {
        _process = new Process { StartInfo = start, EnableRaisingEvents = true };
        _process.OutputDataReceived += (_, line) => Hear(line.Data, announcement);
        _process.ErrorDataReceived += (_, line) => Hear(line.Data, announcement: null);
        _process.Exited += (_, _) => _announced.TrySetException(new InvalidOperationException($"{start.FileName} ended before it was ready."));
    }

    /// <summary>What stood behind the announcement in the line that made the program ready.</summary>
    public string Announced { get; private set; } = "";

    public string Output
    {
        get
        {
            lock (_lines)
            {
                return string.Join('\n', _lines);
            }
        }
    }

    /// <summary>Starts a program and returns once it has printed a line that starts with the announcement.</summary>
    public static async Task<RunningProgram> StartAsync(
        string announcement, string program, IEnumerable<string> arguments, IReadOnlyDictionary<string, string?>? environment = null)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false,
        };
        foreach (var (name, value) in environment ?? new Dictionary<string, string?>(StringComparer.Ordinal))
        {
            start.Environment[name] = value;
        }

        var running = new RunningProgram(start, announcement);
        running._process.Start();
        running._process.BeginOutputReadLine();
        running._process.BeginErrorReadLine();
        try
        {
            running.Announced = await running._announced.Task.WaitAsync(Eventually.Patience, TestContext.Current.CancellationToken);
            return running;
        }
        catch (Exception failure)
        {
            await running.DisposeAsync();
            throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} did not get ready:\n{running.Output}", failure);
        }
    }

    /// <summary>Sends a signal by its name, such as TERM.</summary>
    public Task SignalAsync(string signal) => SignalAsync(signal, _process.Id);

    /// <summary>Sends a signal to a child process whose command line has a word.</summary>
    public async Task SignalChildAsync(string signal, string word) => await SignalAsync(signal, ChildWith(word));

    /// <summary>The exit code, once the program has ended by itself.</summary>
    public async Task<int> ExitedAsync()
    {
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(Eventually.Patience, TestContext.Current.CancellationToken);
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync(CancellationToken.None);
        }

        _process.Dispose();
    }

    private static async Task SignalAsync(string signal, int processId)
    {
        using var kill = Process.Start("kill", [$"-{signal}", processId.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, kill.ExitCode);
    }

    private int ChildWith(string word) => Directory.EnumerateDirectories("/proc")
        .Select(folder => int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out var id) ? id : 0)
        .Single(id => id > 0 && IsChild(id) && Read($"/proc/{id}/cmdline").Split('\0').Contains(word));

    // The fourth field; the second, the name, may have blanks and stands in parentheses.
    private bool IsChild(int id) =>
        Read($"/proc/{id}/stat") is { Length: > 0 } stat
        && stat[(stat.LastIndexOf(')') + 2)..].Split(' ')[1] == _process.Id.ToString(CultureInfo.InvariantCulture);

    private static string Read(string file)
    {
        try
        {
            return File.ReadAllText(file);
        }
        catch (IOException)
        {
            // The process ended meanwhile, so it is not the one that is looked for.
            return "";
        }
    }

    private void Hear(string? line, string? announcement)
    {
        if (line is null)
        {
            return;
        }

        lock (_lines)
        {
            _lines.Add(line);
        }

        if (announcement is not null && line.StartsWith(announcement, StringComparison.Ordinal))
        {
            _announced.TrySetResult(line[announcement.Length..].Trim());
        }
    }
}
