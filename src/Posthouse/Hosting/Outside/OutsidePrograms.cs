using System.Collections.Immutable;
using System.Net.Sockets;
using System.Security.Cryptography;
using Microsoft.Extensions.Logging;
using Posthouse.Hosting.Supervision;
using Posthouse.Settings;

namespace Posthouse.Hosting.Outside;

/// <summary>
/// The outside programs of one run of an application; they end with it. Their ports are open from the beginning, so that their addresses are known and nobody who calls is refused.
/// They themselves start when the application is ready, those first that somebody waits for: until then the processors are the application's. Only who has waited for a while, because
/// getting ready takes long or needs the program, is not kept waiting.
/// </summary>
internal sealed class OutsidePrograms : IAsyncDisposable
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(1);

    private readonly ImmutableArray<OutsideProcess> _processes;
    private readonly OutsideSurroundings _surroundings;
    private readonly CancellationTokenSource _stopping;
    private readonly TaskCompletionSource _begun = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task _starting;

    private OutsidePrograms(ImmutableArray<OutsideProcess> processes, OutsideSurroundings surroundings)
    {
        _processes = processes;
        _surroundings = surroundings;
        _stopping = CancellationTokenSource.CreateLinkedTokenSource(surroundings.Stopping);
        _starting = StartAsync();
    }

    /// <summary>Opens the ports of those whose settings have no value.</summary>
    /// <exception cref="OutsideFailedException">A program is missing, or its port is taken.</exception>
    public static OutsidePrograms Open(ImmutableArray<OutsideProgram> programs, SettingValues settings, RunOptions options, ILoggerFactory loggers, CancellationToken stopping)
    {
        var needed = programs.Where(program => !settings.Has(program.Sets)).ToList();
        var coloured = ProcessOutput.WantsColours(Environment.GetEnvironmentVariable, Console.IsOutputRedirected);
        var output = new ProcessOutput(Console.Out, coloured, needed.Select(static program => program.Name.Length).DefaultIfEmpty().Max());
        var random = new Random(RandomNumberGenerator.GetInt32(int.MaxValue));
        var surroundings = new OutsideSurroundings(options.Data, output, random, loggers.CreateLogger("Posthouse.Outside"), stopping);
        return new OutsidePrograms([.. needed.Select((program, index) => new OutsideProcess(program, Open(program, options.Port == 0), surroundings, index + 5))], surroundings);
    }

    /// <summary>The settings, with what they provide.</summary>
    public SettingValues Provide(SettingValues settings) =>
        _processes.Aggregate(settings, static (given, process) => given.WithDefaults(process.Program.Settings(process.Address, process.Data)));

    /// <summary>Says where they answer.</summary>
    public async Task AnnounceAsync()
    {
        foreach (var process in _processes)
        {
            await Console.Out.WriteLineAsync($"{process.Program.Name} (stand-in): {process.Address.GetLeftPart(UriPartial.Authority)}");
        }
    }

    /// <summary>The application is ready: starts those that somebody waits for, and the others one after another.</summary>
    public void Begin() => _begun.TrySetResult();

    /// <summary>Waits for something.</summary>
    /// <exception cref="OutsideFailedException">A program could not start.</exception>
    public async Task WhileRunningAsync(Task waiting) => await await Task.WhenAny(waiting, _surroundings.Failure.Task);

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _starting;
        await Task.WhenAll(_processes.Select(static process => process.StopAsync()));
        _stopping.Dispose();
    }

    private static OutsidePort Open(OutsideProgram program, bool anyPort)
    {
        OutsideFolder.Find(program.Program);
        try
        {
            return OutsidePort.Open(anyPort ? 0 : program.Port);
        }
        catch (SocketException taken) when (taken.SocketErrorCode == SocketError.AddressAlreadyInUse)
        {
            throw new OutsideFailedException(
                $"Port {program.Port}, on which {program.Name} is to answer, is taken by another program. Stop that program, take free ports everywhere with --port 0, or name another server with --set {program.Sets}=URL.",
                taken);
        }
    }

    private async Task StartAsync()
    {
        var turn = Task.CompletedTask;
        var called = new Dictionary<OutsideProcess, long>();
        while (!_stopping.IsCancellationRequested && _processes.Any(static process => !process.IsStarted))
        {
            foreach (var process in _processes.Where(static process => !process.IsStarted && process.IsCalled))
            {
                called.TryAdd(process, TimeProvider.System.GetTimestamp());
                if (_begun.Task.IsCompleted || TimeProvider.System.GetElapsedTime(called[process]) >= LongestWait)
                {
                    process.Start();
                }
            }

            if (_begun.Task.IsCompleted && turn.IsCompleted && _processes.FirstOrDefault(static process => !process.IsStarted) is { } next)
            {
                next.Start();
                turn = next.Ready;
            }

            await Task.WhenAny(Task.Delay(BetweenLooks, TimeProvider.System, _stopping.Token));
        }
    }
}
