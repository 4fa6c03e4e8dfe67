using Grpc.Core;
using Grpc.Core.Interceptors;
using Grpc.Net.Client;
using Posthouse.Calls.Faults;
using Posthouse.Calls.Pipeline;
using Posthouse.Components;
using Posthouse.Hosting;
using Posthouse.Hosting.Targets;
using Posthouse.Security;
using Posthouse.Testing.Observing;
using Posthouse.Topologies;

namespace Posthouse.Testing.Clusters;

/// <summary>
/// An application in a test, in any topology: every process hosted in the test's own process, or real processes. A test that is written against it
/// holds in both. The clock runs with the machine's and can be moved ahead; calls between components can be made to fail.
/// </summary>
public sealed class TestCluster : IAsyncDisposable
{
    private const string Outside = "outside";
    private const string Here = "test";

    private readonly ApplicationPlan _plan;
    private readonly ClusterFolder _folder;
    private readonly IClusterProcesses _processes;
    private readonly InnerChannels _channels;
    private readonly CallerTokens _tokens;
    private readonly CallFaults _faults;
    private readonly ShiftedTime _clock;
    private readonly CapturedTelemetry? _telemetry;
    private HttpClient? _public;

    internal TestCluster(ApplicationPlan plan, ClusterFolder folder, ShiftedTime clock, ClusterObservation observation, IClusterProcesses processes)
    {
        _plan = plan;
        _folder = folder;
        _clock = clock;
        _faults = observation.Faults;
        _telemetry = observation.Telemetry;
        Logs = observation.Logs;
        _processes = processes;
        _channels = new InnerChannels(plan, new ProcessHostOptions
        {
            Loggers = Logs,
            DataDirectory = folder.Path,
            Addresses = processes.Addresses,
            Time = clock,

            // A test sees each failure of its own calls.
            Retry = new RetryPolicy { MaxAttempts = 1 },
            Targets = new TargetOptions { FewestCalls = int.MaxValue },
        });
        _tokens = new CallerTokens(processes.Key, Here, TimeProvider.System);
    }

    /// <summary>The application's clock.</summary>
    public TimeProvider Clock => _clock;

    /// <summary>Folder of the databases.</summary>
    public string DataDirectory => _folder.Path;

    /// <summary>What hosted processes log.</summary>
    public CapturedLogs Logs { get; }

    /// <summary>The spans and measurements of hosted processes, and of the test's own calls.</summary>
    /// <exception cref="InvalidOperationException">The options say that none are kept.</exception>
    public CapturedTelemetry Telemetry => _telemetry ?? throw new InvalidOperationException("This cluster keeps no telemetry: see TestClusterOptions.KeepsTelemetry.");

    /// <summary>What real processes have written so far, each line after its process's name.</summary>
    public string Output => _processes.Output;

    /// <summary>A client to the public listener, with its address as base address.</summary>
    /// <exception cref="InvalidOperationException">Nothing of the application faces the public.</exception>
    public HttpClient Public => _public ??= new HttpClient(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false })
    {
        BaseAddress = _processes.PublicAddress ?? throw new InvalidOperationException("Nothing of this application faces the public."),
    };

    /// <summary>Where the public listener speaks TLS.</summary>
    /// <exception cref="InvalidOperationException">It does not: settings such as <c>Tls:Port</c> and <c>Tls:Certificate</c> say that it shall.</exception>
    public Uri SecureAddress => _processes.SecureAddress ?? throw new InvalidOperationException("Nothing of this application listens with TLS: see the settings Tls:Port and Tls:Certificate.");

    /// <summary>Starts an application and waits until every process serves.</summary>
    /// <param name="topology">A name in the folder <c>topologies</c> beside the program, the path of a file, or the JSON text itself.</param>
    /// <param name="options">What runs, and how.</param>
    /// <param name="cancellationToken">Gives up; what was started is ended.</param>
    /// <exception cref="StartRefusedException">The topology cannot work; names every problem.</exception>
    public static Task<TestCluster> StartAsync(string topology, TestClusterOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(topology);
        ArgumentNullException.ThrowIfNull(options);
        return ClusterStart.RunAsync(topology, options, cancellationToken);
    }

    /// <summary>A client of any service, as a component or as somebody outside, called over the inner listener of the process that serves it.</summary>
    /// <typeparam name="TClient">The generated client class.</typeparam>
    /// <param name="caller">Name of the component to call as, whether it has declared the call or not; <see langword="null"/> for somebody outside.</param>
    /// <param name="user">The person for whom the component calls; <see langword="null"/> for nobody.</param>
    /// <exception cref="InvalidOperationException">No component of this cluster serves the service.</exception>
    public TClient ClientOf<TClient>(string? caller, UserId? user = null)
        where TClient : ClientBase<TClient>
    {
        var service = ServiceDescriptors.OfClient(typeof(TClient)).FullName;
        var callee = _plan.ServerOf(service) ?? throw new InvalidOperationException($"No component serves {service}.");
        var process = _plan.ProcessOf(callee)
            ?? throw new InvalidOperationException($"Another server stands in for {callee}: call it where it is.");
        var component = caller is null ? null : Caller.Component(caller).For(user);
        var pipeline = new ClientPipeline(new ClientPipelineOptions
        {
            Caller = caller ?? Outside,
            Callee = callee,
            Process = Here,
            Remote = true,
            CallerToken = component is null ? null : () => _tokens.For(component),
            Clock = Clock,
        });
        var invoker = _channels.ToProcess(process.Name).Intercept(_faults.Interceptor(caller ?? Outside, callee)).Intercept(pipeline);
        return (TClient)Activator.CreateInstance(typeof(TClient), invoker)!;
    }

    /// <summary>The services of a component, as its own classes see them: its clients, its database. Hosted clusters only.</summary>
    /// <param name="component">The component's name.</param>
    /// <exception cref="NotSupportedException">The cluster runs as real processes.</exception>
    public IServiceProvider ServicesOf(string component) => _processes.ServicesOf(component);

    /// <summary>Moves the clock of every process ahead, also of those that start later; what becomes due by it happens.</summary>
    /// <param name="by">How far; not negative.</param>
    /// <param name="cancellationToken">Gives up waiting for the processes.</param>
    public async Task AdvanceAsync(TimeSpan by, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(by, TimeSpan.Zero);
        var offset = _clock.Offset + by;
        await _processes.MoveClockAsync(offset, cancellationToken);
        _clock.ShiftTo(offset);
    }

    /// <summary>Changes the faults on the edges of the call graph; they hold in every process when this returns.</summary>
    /// <param name="change">What to set and clear.</param>
    /// <param name="cancellationToken">Gives up waiting for the processes.</param>
    public Task SetFaultsAsync(Action<CallFaults> change, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(change);
        change(_faults);
        return _processes.SetFaultsAsync(_faults, cancellationToken);
    }

    /// <summary>The process in which a component runs.</summary>
    /// <param name="component">The component's name.</param>
    /// <exception cref="ArgumentException">No process of this cluster has it.</exception>
    public string ProcessOf(string component) => _plan.ProcessOf(component)?.Name ?? throw new ArgumentException($"{component} runs in no process of this cluster.", nameof(component));

    /// <summary>
    /// Arms a crash point in the processes that run now: the first that passes it dies as in a power cut, and is started again without it. Real processes only.
    /// </summary>
    /// <param name="point">A name of <see cref="Storage.CrashPoints"/>, with <c>:3</c> for its third passing from now on and <c>@Payments</c> for that of one component.</param>
    /// <param name="cancellationToken">Gives up waiting for the processes.</param>
    public Task ArmCrashAsync(string point, CancellationToken cancellationToken) => _processes.ArmCrashAsync(point, cancellationToken);

    /// <summary>Stops a process in good order; it stays down until it is restarted. Hosted clusters only.</summary>
    /// <param name="process">The process's name.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task StopAsync(string process, CancellationToken cancellationToken) => _processes.StopAsync(process, cancellationToken);

    /// <summary>Ends a process at once: a hosted one without waiting for what runs, and it stays down; a real one by SIGKILL, and the supervisor starts it again.</summary>
    /// <param name="process">The process's name.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task KillAsync(string process, CancellationToken cancellationToken) => _processes.KillAsync(process, cancellationToken);

    /// <summary>Ends a process at once, if it runs, and waits until it serves again.</summary>
    /// <param name="process">The process's name.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task RestartAsync(string process, CancellationToken cancellationToken) => _processes.RestartAsync(process, cancellationToken);

    /// <summary>Ends every process and removes the data folder, unless it was given.</summary>
    public async ValueTask DisposeAsync()
    {
        _public?.Dispose();
        _channels.Dispose();
        await _processes.DisposeAsync();
        _telemetry?.Dispose();
        _folder.Dispose();
    }
}
