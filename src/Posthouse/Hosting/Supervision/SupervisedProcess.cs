using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Posthouse.Preparations;
using Posthouse.Security;
using Posthouse.Storage;

namespace Posthouse.Hosting.Supervision;

/// <summary>
/// A process's tie to its supervisor. Through it come the cluster's key, the addresses of the others and the word to stop; when it breaks, the
/// supervisor is gone, however it ended, and this process stops by itself.
/// </summary>
internal sealed class SupervisedProcess : IAsyncDisposable
{
    private static readonly TimeSpan OrphanPatience = TimeSpan.FromSeconds(10);

    private readonly ControlConnection _connection;
    private readonly string _socket;
    private readonly StopSignals _signals;
    private readonly ILogger _logger;
    private readonly TaskCompletionSource _opened = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Lock _told = new();
    private Task _telling = Task.CompletedTask;
    private ITimer? _lastResort;
    private bool _disposed;

    private SupervisedProcess(ControlConnection connection, string socket, Welcome welcome, ILogger logger, SupervisedSurroundings surroundings)
    {
        _connection = connection;
        _socket = socket;
        _logger = logger;
        _signals = surroundings.Signals;
        Origin = surroundings.Origin;
        Key = ClusterKey.Parse(welcome.Key);
        Time.ShiftTo(welcome.ClockOffset);
        FaultRules = welcome.Faults;
        if (welcome.IsOpen)
        {
            _opened.SetResult();
        }
    }

    /// <summary>Raised when a test changed the faults.</summary>
    public event EventHandler? FaultsChanged;

    /// <summary>Completes when every process has been ready once.</summary>
    public Task Opened => _opened.Task;

    public ClusterKey Key { get; }

    public AddressBook Addresses { get; } = new();

    /// <summary>Where the public finds the application.</summary>
    public PublicAddress Origin { get; }

    /// <summary>The clock that a test may move.</summary>
    public ShiftedTime Time { get; } = new();

    /// <summary>Where a test wants the process to die.</summary>
    public CrashPoints CrashPoints { get; } = CrashPoints.Armable();

    /// <summary>The faults that a test wants injected.</summary>
    public JsonElement? FaultRules { get; private set; }

    /// <summary>How long stopping may take.</summary>
    public TimeSpan Patience { get; private set; } = TimeSpan.FromSeconds(28);

    public static async Task<SupervisedProcess> ConnectAsync(string socket, ILoggerFactory loggers, SupervisedSurroundings surroundings)
    {
        var signals = surroundings.Signals;
        var connection = await ControlConnection.ConnectAsync(socket, signals.Stopping);
        await connection.SendAsync(new Hello(Environment.ProcessId), signals.Stopping);
        return await connection.ReadAsync(signals.Stopping) is Welcome welcome
            ? new SupervisedProcess(connection, socket, welcome, loggers.CreateLogger("Posthouse.Hosting"), surroundings)
            : throw new InvalidOperationException("The supervisor did not know this process.");
    }

    public Task ListeningAsync(Listening addresses) => _connection.SendAsync(addresses, CancellationToken.None);

    /// <summary>Tells that everything here is prepared, after what was told about preparing it.</summary>
    public async Task ReadyAsync()
    {
        await Volatile.Read(ref _telling);
        await _connection.SendAsync(new Ready(), CancellationToken.None);
    }

    /// <summary>Tells how far a preparation is.</summary>
    public void Tell(PreparationStep step)
    {
        lock (_told)
        {
            _telling = TellAsync(_telling, step);
        }
    }

    /// <summary>Takes what the supervisor says until the tie breaks.</summary>
    public async Task ListenAsync()
    {
        await foreach (var message in _connection.ReadAllAsync(CancellationToken.None))
        {
            Take(message);
            if (message is Clock or Faults or Crash)
            {
                await _connection.SendAsync(new Taken(), CancellationToken.None);
            }
        }

        if (!_disposed)
        {
            BecomeOrphan();
        }
    }

    public ValueTask DisposeAsync()
    {
        _disposed = true;
        _lastResort?.Dispose();
        _connection.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task TellAsync(Task before, PreparationStep step)
    {
        await before;
        await _connection.SendAsync(new Preparing(step), CancellationToken.None);
    }

    private void Take(ControlMessage message)
    {
        switch (message)
        {
            case Book book:
                if (book.Public is { } origin)
                {
                    Origin.Set(origin);
                }

                Addresses.Replace(book.Addresses.ToImmutableDictionary(static entry => entry.Key, static entry => entry.Value.ToImmutableArray(), StringComparer.Ordinal));
                break;
            case Open:
                _opened.TrySetResult();
                break;
            case Clock clock:
                Time.ShiftTo(clock.Offset);
                break;
            case Faults faults:
                FaultRules = faults.Rules;
                FaultsChanged?.Invoke(this, EventArgs.Empty);
                break;
            case Crash crash:
                CrashPoints.Arm(crash.Point);
                break;
            case Stop stop:
                Patience = stop.Patience;
                _signals.Stop();
                break;
            default:
                throw new InvalidOperationException($"The supervisor said {message}, which is not for a process.");
        }
    }

    // Nobody else would end this process if something in it hung: no orphan is left behind.
    private void BecomeOrphan()
    {
        Log.SupervisorGone(_logger);
        ControlSocket.RemoveLeftovers(_socket);
        Patience = OrphanPatience;
        _lastResort = TimeProvider.System.CreateTimer(static _ => Environment.Exit(ExitCodes.Failed), null, OrphanPatience * 1.5, Timeout.InfiniteTimeSpan);
        _signals.Stop();
    }
}

/// <summary>What a process brings into its tie: how it is told to stop, and what it knows of the public address.</summary>
internal sealed record SupervisedSurroundings(StopSignals Signals, PublicAddress Origin);
