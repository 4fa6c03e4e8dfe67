using System.Collections.Immutable;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Posthouse.Security;
using Posthouse.Storage;
using Posthouse.Topologies;

namespace Posthouse.Hosting.Supervision;

/// <summary>
/// Runs all processes of a topology on one machine: starts them in parallel, tells each where the others are, starts again what crashes, and
/// stops callers before callees. The processes hold on to a control socket; should the supervisor be killed, they stop by themselves.
/// </summary>
public sealed class Supervisor : IAsyncDisposable
{
    private readonly ApplicationPlan _plan;
    private readonly SupervisorOptions _options;
    private readonly ILogger _logger;
    private readonly ClusterKey _key = ClusterKey.Create();
    private readonly ControlSocket _socket = new();
    private readonly CancellationTokenSource _stopping = new();
    private readonly List<Socket> _reserved = [];
    private readonly ImmutableArray<SupervisedReplica> _replicas;
    private readonly ProcessCommand _command;
    private readonly SemaphoreSlim _telling = new(1, 1);
    private Task _accepting = Task.CompletedTask;
    private TimeSpan _clockOffset;
    private JsonElement? _faults;
    private volatile bool _isOpen;
    private CancellationTokenSource? _patience;
    private int _stopped;

    private Supervisor(ApplicationPlan plan, SupervisorOptions options)
    {
        _plan = plan;
        _options = options;
        _logger = options.Loggers.CreateLogger("Posthouse.Supervisor");
        var random = new Random(options.Seed);
        var names = plan.Processes.Select(static process => process.Replicas == 1 ? process.Name.Length : process.Name.Length + 3);
        var surroundings = new ReplicaSurroundings(
            _command = new ProcessCommand(_socket.Path, Reserve(options.PublicPort), options.TlsPort is { } tls ? Reserve(tls) : null),
            new ProcessOutput(options.Output, options.Coloured, names.Max()),
            () => new Backoff(random));
        _replicas =
        [
            .. plan.Processes.SelectMany((process, colour) =>
                Enumerable.Range(1, process.Replicas).Select(number => new SupervisedReplica(process, number, colour, options, surroundings))),
        ];
    }

    /// <summary>Where the public finds the application; <see langword="null"/> when nothing faces the public.</summary>
    public Uri? PublicAddress => _replicas.Select(static replica => replica.Serving?.Public).FirstOrDefault(static address => address is not null);

    /// <summary>Where the public finds it with TLS; <see langword="null"/> when nothing listens so.</summary>
    public Uri? SecureAddress => _replicas.Select(static replica => replica.Serving?.Secure).FirstOrDefault(static address => address is not null);

    /// <summary>Where the processes are now.</summary>
    public AddressBook Addresses { get; } = new();

    /// <summary>Starts all processes and waits until each is ready.</summary>
    /// <param name="plan">What runs.</param>
    /// <param name="options">How.</param>
    /// <param name="cancellationToken">Gives up; what was started is stopped.</param>
    /// <exception cref="InvalidOperationException">A process could not start, or not in time.</exception>
    public static async Task<Supervisor> StartAsync(ApplicationPlan plan, SupervisorOptions options, CancellationToken cancellationToken)
    {
        if (PortTakenException.Of(plan, options.PublicPort, options.TlsPort) is { } taken)
        {
            throw taken;
        }

        var supervisor = new Supervisor(plan, options);
        try
        {
            await supervisor.StartAsync(cancellationToken);
            return supervisor;
        }
        catch (Exception)
        {
            await supervisor.StopAsync(CancellationToken.None);
            throw;
        }
    }

    internal ClusterKey Key => _key;

    /// <summary>Operating-system ids of the running replicas of a process.</summary>
    /// <param name="process">The process's name.</param>
    public ImmutableArray<int> ProcessIds(string process) =>
        [.. _replicas.Where(replica => replica.Plan.Name == process).Select(static replica => replica.ProcessId).OfType<int>()];

    internal bool IsReady(string process) => _replicas.Where(replica => replica.Plan.Name == process).All(static replica => replica.IsReadyNow);

    /// <summary>Test control: sets the distance of the application's clock from the machine's, in every process, also in those that start later.</summary>
    /// <param name="offset">The distance; never less than before.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task ShiftClockAsync(TimeSpan offset, CancellationToken cancellationToken)
    {
        _clockOffset = offset;
        return ControlAllAsync(new Clock(offset), cancellationToken);
    }

    /// <summary>Test control: sets the faults to inject, in every process, also in those that start later.</summary>
    /// <param name="rules">The faults, in the form that the test cluster and the processes agree on.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task SetFaultsAsync(JsonElement rules, CancellationToken cancellationToken)
    {
        _faults = rules;
        return ControlAllAsync(new Faults(rules), cancellationToken);
    }

    /// <summary>Test control: arms a crash point in the processes that run now; one that dies there is started again, and lives.</summary>
    /// <param name="point">The point, as <see cref="CrashPoints.Parse"/> takes it.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task ArmCrashAsync(string point, CancellationToken cancellationToken) => ControlAllAsync(new Crash(point), cancellationToken);

    /// <summary>Stops all processes, callers before callees; running requests finish. Calling it again does nothing.</summary>
    /// <param name="insisting">When cancelled, whatever still runs is killed.</param>
    public async Task StopAsync(CancellationToken insisting)
    {
        if (Interlocked.Exchange(ref _stopped, 1) != 0)
        {
            return;
        }

        Log.Stopping(_logger);
        await _stopping.CancelAsync();
        var shutdown = new Shutdown(_plan, _replicas, _options.Patience);
        await shutdown.RunAsync(_logger, insisting);
        _socket.Dispose();
        _reserved.ForEach(static socket => socket.Dispose());
        await _accepting;
        _stopping.Dispose();
    }

    /// <summary>Stops all processes.</summary>
    public async ValueTask DisposeAsync() => await StopAsync(CancellationToken.None);

    private async Task StartAsync(CancellationToken cancellationToken)
    {
        _accepting = AcceptAsync();
        foreach (var replica in _replicas)
        {
            replica.Start(TellAddressesAsync, _stopping.Token);
        }

        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(_options.StartPatience);
        Volatile.Write(ref _patience, patience);
        try
        {
            await foreach (var ready in Task.WhenEach(_replicas.Select(static replica => replica.FirstReady)).WithCancellation(patience.Token))
            {
                await ready;
            }

            _isOpen = true;
            await TellAllAsync(new Open(), cancellationToken);
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            var late = _replicas.Where(static replica => !replica.FirstReady.IsCompleted).Select(static replica => replica.Name);
            throw new InvalidOperationException($"Not ready within {_options.StartPatience}: {string.Join(", ", late)}.", exception);
        }
        finally
        {
            Volatile.Write(ref _patience, null);
        }
    }

    // Replicas need one port from the beginning: it is held, without listening, for as long as they come and go.
    private int Reserve(int port)
    {
        if (_plan.PublicProcess is not { Replicas: > 1 } || port != 0)
        {
            return port;
        }

        var reserved = SharedPort.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        _reserved.Add(reserved);
        return ((IPEndPoint)reserved.LocalEndPoint!).Port;
    }

    private async Task AcceptAsync()
    {
        var connections = new List<Task>();
        try
        {
            while (true)
            {
                connections.Add(ServeAsync(await _socket.AcceptAsync(CancellationToken.None)));
            }
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        {
            // The socket was closed because everything has stopped.
        }

        await Task.WhenAll(connections);
    }

    private async Task ServeAsync(ControlConnection connection)
    {
        using var _ = connection;
        if (await connection.ReadAsync(CancellationToken.None) is not Hello hello)
        {
            return;
        }

        if (_replicas.FirstOrDefault(replica => replica.ProcessId == hello.ProcessId) is not { } replica)
        {
            Log.Stranger(_logger, hello.ProcessId);
            return;
        }

        await connection.SendAsync(new Welcome(_key.ToBase64(), _isOpen, _clockOffset, _faults), CancellationToken.None);
        replica.Connected(connection);
        if (_isOpen)
        {
            await connection.SendAsync(new Open(), CancellationToken.None);
        }

        await foreach (var message in connection.ReadAllAsync(CancellationToken.None))
        {
            await TakeAsync(replica, connection, message);
        }

        connection.TakeAll();
    }

    private async Task TakeAsync(SupervisedReplica replica, ControlConnection connection, ControlMessage message)
    {
        switch (message)
        {
            case Taken:
                connection.Take();
                break;
            case Listening listening:
                _command.PublicPort = listening.Public is { Scheme: "http" } found ? found.Port : _command.PublicPort;
                _command.TlsPort = listening.Secure?.Port ?? _command.TlsPort;
                replica.IsListening(listening);
                await TellAddressesAsync();
                break;
            case Preparing preparing:
                RenewPatience();
                _options.Preparing(preparing.Step);
                break;
            case Ready:
                replica.IsReady();
                break;
            default:
                throw new InvalidOperationException($"Process {replica.Name} said {message}, which is not for the supervisor.");
        }
    }

    private void RenewPatience()
    {
        try
        {
            Volatile.Read(ref _patience)?.CancelAfter(_options.StartPatience);
        }
        catch (ObjectDisposedException)
        {
            // Starting has just ended.
        }
    }

    private async Task TellAddressesAsync()
    {
        await _telling.WaitAsync(CancellationToken.None);
        try
        {
            var addresses = _replicas
                .Where(static replica => replica.Serving?.Inner is not null)
                .GroupBy(static replica => replica.Plan.Name, static replica => replica.Serving!.Inner!, StringComparer.Ordinal)
                .ToDictionary(static group => group.Key, static group => group.ToArray(), StringComparer.Ordinal);
            Addresses.Replace(addresses.ToImmutableDictionary(static entry => entry.Key, static entry => entry.Value.ToImmutableArray(), StringComparer.Ordinal));
            await TellAllAsync(new Book(addresses, _options.PublicUrl ?? PublicAddress), CancellationToken.None);
        }
        finally
        {
            _telling.Release();
        }
    }

    private Task ControlAllAsync(ControlMessage message, CancellationToken cancellationToken) =>
        Task.WhenAll(_replicas.Select(static replica => replica.Connection).OfType<ControlConnection>().Select(connection => connection.ControlAsync(message, cancellationToken)));

    private Task TellAllAsync(ControlMessage message, CancellationToken cancellationToken) =>
        Task.WhenAll(_replicas.Select(static replica => replica.Connection).OfType<ControlConnection>().Select(connection => connection.SendAsync(message, cancellationToken)));
}
