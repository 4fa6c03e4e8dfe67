using System.ComponentModel;
using System.Diagnostics;
using Microsoft.Extensions.Logging;
using Posthouse.Topologies;

namespace Posthouse.Hosting.Supervision;

/// <summary>One replica of a process: started, watched, started again when it ends unasked.</summary>
internal sealed class SupervisedReplica
{
    private const int NeverRan = -1;

    private readonly SupervisorOptions _options;
    private readonly ProcessCommand _command;
    private readonly ProcessOutput _output;
    private readonly Backoff _backoff;
    private readonly ILogger _logger;
    private readonly int _colour;
    private readonly TaskCompletionSource _firstReady = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile Process? _process;

    public SupervisedReplica(ProcessPlan plan, int number, int colour, SupervisorOptions options, ReplicaSurroundings surroundings)
    {
        Plan = plan;
        Name = plan.Replicas == 1 ? plan.Name : $"{plan.Name}.{number}";
        _colour = colour;
        _options = options;
        _command = surroundings.Command;
        _output = surroundings.Output;
        _backoff = surroundings.Backoff();
        _logger = options.Loggers.CreateLogger("Posthouse.Supervisor");
    }

    public ProcessPlan Plan { get; }

    public string Name { get; }

    public int? ProcessId => _process?.Id;

    /// <summary>Where it serves now; <see langword="null"/> while it does not.</summary>
    public Listening? Serving { get; private set; }

    /// <summary>Whether it runs and has prepared its components.</summary>
    public bool IsReadyNow { get; private set; }

    public ControlConnection? Connection { get; private set; }

    /// <summary>Completes when it was ready for the first time; fails when it ended before.</summary>
    public Task FirstReady => _firstReady.Task;

    /// <summary>Completes when it has ended for good.</summary>
    public Task Ended { get; private set; } = Task.CompletedTask;

    public bool IsRunning => !Ended.IsCompleted;

    public void Start(Func<Task> changed, CancellationToken stopping) => Ended = RunAsync(changed, stopping);

    public void Connected(ControlConnection connection) => Connection = connection;

    public void IsListening(Listening listening) => Serving = listening;

    public void IsReady()
    {
        IsReadyNow = true;
        Log.Ready(_logger, Name, ProcessId);
        _firstReady.TrySetResult();
    }

    public void Kill()
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

    private async Task RunAsync(Func<Task> changed, CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            var started = TimeProvider.System.GetTimestamp();
            var exitCode = await RunOnceAsync();
            Serving = null;
            IsReadyNow = false;
            Connection = null;
            await changed();
            if (stopping.IsCancellationRequested)
            {
                return;
            }

            if (!FirstReady.IsCompletedSuccessfully)
            {
                Log.FailedToStart(_logger, Name, exitCode);
                _firstReady.TrySetException(new ReplicaFailedException(Name, exitCode));
                return;
            }

            var wait = _backoff.Next(TimeProvider.System.GetElapsedTime(started));
            Log.Crashed(_logger, Name, exitCode, wait);
            await WaitAsync(wait, stopping);
        }
    }

    private static async Task WaitAsync(TimeSpan wait, CancellationToken stopping)
    {
        var stopped = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var _ = stopping.Register(() => stopped.TrySetResult());
        await Task.WhenAny(stopped.Task, Task.Delay(wait, TimeProvider.System, CancellationToken.None));
    }

    private async Task<int> RunOnceAsync()
    {
        using var process = new Process { StartInfo = _command.For(Plan.Name, _options, isFirst: !FirstReady.IsCompleted) };
        try
        {
            process.Start();
        }
        catch (Win32Exception exception)
        {
            _firstReady.TrySetException(new InvalidOperationException($"Process {Name} could not be started: {exception.Message}", exception));
            return NeverRan;
        }

        _process = process;
        Log.Started(_logger, Name, process.Id);
        await Task.WhenAll(
            _output.PumpAsync(Name, _colour, process.StandardOutput),
            _output.PumpAsync(Name, _colour, process.StandardError),
            process.WaitForExitAsync(CancellationToken.None));
        _process = null;
        return process.ExitCode;
    }
}

/// <summary>What every replica of an application is started with.</summary>
internal sealed record ReplicaSurroundings(ProcessCommand Command, ProcessOutput Output, Func<Backoff> Backoff);

/// <summary>A process ended before it was ready.</summary>
internal sealed class ReplicaFailedException(string replica, int exitCode)
    : StartFailedException($"Process {replica} could not start: it ended with exit code {exitCode}; its lines above say why.", cause: null);
