using System.Collections.Immutable;
using Grpc.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Posthouse.Calls;
using Posthouse.Events;
using Posthouse.Grpc.Server;
using Posthouse.Hosting.Door;
using Posthouse.Hosting.Standing;
using Posthouse.Preparations;
using Posthouse.Security;
using Posthouse.Storage;
using Posthouse.Surfaces;
using Posthouse.Topologies;

namespace Posthouse.Hosting;

/// <summary>
/// Runs one process of a plan inside the current operating-system process: its components, each with services of its own, its listeners, its
/// databases and background work. Several may run side by side, as tests of split topologies do; then nothing is shared between them but what the options hand in.
/// </summary>
/// <remarks>
/// Start: 1. databases are opened and migrated; 2. the components' services are built; 3. services are bound and calls routed; 4. surfaces are
/// mapped; 5. the listeners open, and calls from other processes are served; 6. components are prepared, side by side, and the background work of each begins once it is;
/// 7. the public is let in, and is told to come back until then. Stop goes back the same way: reads of event logs end, listeners take nothing new while
/// running requests and jobs finish, then everything is closed.
/// </remarks>
public sealed class ProcessHost : IAsyncDisposable
{
    private readonly ProcessHostOptions _options;
    private readonly ILogger _logger;
    private readonly ProcessListeners _listeners;
    private readonly CallerTokens _tokens;
    private readonly InnerChannels _channels;
    private readonly SurfaceForwarder _forwarder;
    private readonly PublishedLogs _logs;
    private readonly ServedMethods _served;
    private readonly ServiceProvider _chassis;
    private readonly WebApplication _server;
    private ImmutableArray<HostedComponent> _components = [];
    private CallRoutes? _routes;
    private readonly CancellationTokenSource _stopping = new();
    private readonly PublicDoor _door = new();
    private readonly PublicMethods _methods;
    private readonly ProcessHealth _health;
    private readonly HealthElsewhere _elsewhere;
    private Task _prepared = Task.CompletedTask;
    private bool _started;
    private int _stopped;

    private ProcessHost(ProcessPlan plan, ProcessHostOptions options)
    {
        Plan = plan;
        _options = options;
        _logger = options.Loggers.CreateLogger("Posthouse.Hosting");
        _listeners = new ProcessListeners(plan, options);
        _tokens = new CallerTokens(options.Key, plan.Name, TimeProvider.System);
        _channels = new InnerChannels(plan.Application, options);
        _forwarder = new SurfaceForwarder(options.Addresses, _tokens, options.Time, options.Loggers);
        _logs = new PublishedLogs((context, publisher, types) =>
            context.GetCaller().Name is { } follower && types.All(type => plan.Application.Graph.Follows(follower, publisher, type)));
        _served = new ServedMethods(plan, new CallerResolver(_tokens), options);
        _chassis = _served.BuildChassis(_logs);
        _server = WebServer.Build(_listeners, options);
        _methods = PublicMethods.Of(plan.Application);
        _health = new ProcessHealth(plan, _methods);
        _elsewhere = new HealthElsewhere(plan, _methods, _channels, _health);
    }

    /// <summary>What runs here.</summary>
    public ProcessPlan Plan { get; }

    /// <summary>Where other processes find this one; <see langword="null"/> when there is no other.</summary>
    public Uri? InnerAddress => _listeners.InnerAddress;

    /// <summary>Where the public finds it; <see langword="null"/> when it does not face the public.</summary>
    public Uri? PublicAddress => _listeners.PublicAddress;

    /// <summary>Where the public finds it with TLS; <see langword="null"/> when it does not listen so.</summary>
    public Uri? SecureAddress => _listeners.SecureAddress;

    /// <summary>Where it looks for the other processes.</summary>
    public AddressBook Addresses => _options.Addresses;

    /// <summary>The calls of people and programs outside, by every protocol; <see langword="null"/> when this process does not face the public.</summary>
    internal CallInvoker? OutsideCalls { get; private set; }

    /// <summary>Completes when the components of this process are prepared and their background work runs.</summary>
    public Task Prepared => _prepared;

    /// <summary>Starts a process, prepares its components and lets the public in. Preparations that call other processes need <see cref="ListenAsync"/> instead.</summary>
    /// <param name="plan">What runs in it.</param>
    /// <param name="options">What it is given.</param>
    /// <param name="cancellationToken">Gives up starting.</param>
    /// <returns>The process, ready.</returns>
    /// <exception cref="StartRefusedException">Something that is needed cannot be made; names every problem.</exception>
    /// <exception cref="IOException">A port is taken.</exception>
    public static async Task<ProcessHost> StartAsync(ProcessPlan plan, ProcessHostOptions options, CancellationToken cancellationToken)
    {
        var host = await ListenAsync(plan, options, cancellationToken);
        try
        {
            await host.Prepared.WaitAsync(cancellationToken);
            host.Open();
            return host;
        }
        catch (Exception)
        {
            await host.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts a process up to where other processes can call it. Its preparations run; the public is told to come back until <see cref="Open"/>.</summary>
    /// <param name="plan">What runs in it.</param>
    /// <param name="options">What it is given.</param>
    /// <param name="cancellationToken">Gives up starting.</param>
    /// <returns>The process, listening; its databases are migrated. Other processes need not run yet.</returns>
    /// <exception cref="StartRefusedException">Something that is needed cannot be made; names every problem.</exception>
    /// <exception cref="IOException">A port is taken.</exception>
    public static async Task<ProcessHost> ListenAsync(ProcessPlan plan, ProcessHostOptions options, CancellationToken cancellationToken)
    {
        var host = new ProcessHost(plan, options);
        try
        {
            await host.BeginAsync(cancellationToken);
            host._started = true;
            host._prepared = host.PrepareAsync();
            return host;
        }
        catch (Exception)
        {
            await host.DisposeAsync();
            throw;
        }
    }

    /// <summary>Lets the public in: the application is ready, as far as it concerns whoever started this process.</summary>
    public void Open()
    {
        _door.Open();
        _health.Opened();
    }

    /// <summary>The services of a component of this process, for tests.</summary>
    /// <param name="component">The component's name.</param>
    /// <exception cref="ArgumentException">It does not run here.</exception>
    public IServiceProvider ServicesOf(string component) =>
        _components.FirstOrDefault(hosted => hosted.Name == component)?.Services
        ?? throw new ArgumentException($"{component} does not run in process {Plan.Name}.", nameof(component));

    /// <summary>Takes nothing new, finishes what runs, and closes. Calling it again does nothing.</summary>
    /// <param name="patience">How long running requests and jobs may take; what is not done by then is broken off.</param>
    public async Task StopAsync(TimeSpan patience)
    {
        if (Interlocked.Exchange(ref _stopped, 1) != 0)
        {
            return;
        }

        if (_started)
        {
            Log.Stopping(_logger, Plan.Name);
        }

        using var waiting = new CancellationTokenSource(patience, TimeProvider.System);
        await _stopping.CancelAsync();
        _health.Stop();
        await _elsewhere.DisposeAsync();
        _logs.Stop();
        var work = _components.Select(component => component.Work?.StopAsync(waiting.Token) ?? Task.CompletedTask);
        try
        {
            await Task.WhenAll([_server.StopAsync(waiting.Token), Task.WhenAny(_prepared).WaitAsync(waiting.Token), .. work]);
        }
        catch (OperationCanceledException) when (waiting.IsCancellationRequested)
        {
            // What did not finish in time has been broken off; that is told below, and everything is closed all the same.
        }

        if (waiting.IsCancellationRequested)
        {
            Log.Impatient(_logger, Plan.Name, patience);
        }

        await CloseAsync();
        if (_started)
        {
            Log.Stopped(_logger, Plan.Name);
        }
    }

    /// <summary>Stops with the patience of the options.</summary>
    public async ValueTask DisposeAsync() => await StopAsync(_options.Patience);

    private async Task BeginAsync(CancellationToken cancellationToken)
    {
        var databases = await Task.WhenAll(Plan.Components.Where(static component => component.Migrations is not null).Select(component => OpenAsync(component, cancellationToken)));
        _components = [.. ComponentServices.BuildAll(Plan, _server.Services, databases, _options)];

        var bindings = _components.SelectMany(_served.Of).Append(_served.OfEventLog(_chassis)).ToList();
        var routes = new CallRoutes(Plan, new GrpcMethodTable(bindings), _channels, _tokens, _options);
        foreach (var component in _components)
        {
            component.Calls.Open(routes.Of(component.Name));
        }

        var served = Serve(routes, bindings);
        _server.Run(served.HandleAsync);
        OutsideCalls = served.OutsideCalls;
        foreach (var component in _components.Where(static component => !component.Definition.Publishes.IsEmpty))
        {
            _logs.Add(component.Database!);
        }

        _routes = routes;
        await _server.StartAsync(cancellationToken);
        _elsewhere.Begin();
        if (PublicAddress is { } found)
        {
            _options.Origin.Set(found);
        }
    }

    private ListenerRoutes Serve(CallRoutes routes, List<GrpcServiceBinding> bindings)
    {
        var greeter = new FrontDoor(routes.ToAuthentication(), _options.Time, _options.Loggers);
        var context = new SurfaceContext(greeter, _tokens, _options.Time, _options.Surfaces, _options.Loggers);
        var surfaces = new SurfaceDispatcher(Plan, SurfaceRules.Map(_components, _options.Loggers), _forwarder, context);
        var serving = new ProcessServing
        {
            Web = _server.Services,
            Components = _components,
            Served = _served,
            Bindings = bindings,
            Routes = routes,
            Greeter = greeter,
            Methods = _methods,
            Time = _options.Time,
            Health = _health,
        };
        return new ListenerRoutes(Plan, serving, surfaces, _door);
    }

    private Task PrepareAsync() => Task.WhenAll(_components.Select(component => PrepareAsync(component, _stopping.Token)));

    private async Task PrepareAsync(HostedComponent component, CancellationToken stopping)
    {
        try
        {
            var surroundings = new PreparationSurroundings(_options.DataDirectory, _options.Loggers, _options.Random, _options.Preparing);
            await new ComponentPreparation(component.Definition, component.Services, surroundings).RunAsync(stopping);
            _health.Prepared(component.Definition);
            if (component.Database is not null && !stopping.IsCancellationRequested)
            {
                Work(component, _routes!);
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // The process stops before it was ready: the next one goes on.
        }
    }

    private Task<Database> OpenAsync(Components.ComponentDefinition component, CancellationToken cancellationToken)
    {
        var newId = _options.NewId ?? Ids.Of(_options.Time);
        var environment = new StorageEnvironment(_options.Time, newId, _options.Random, _options.Loggers, _options.CrashPoints);
        return ComponentStorage.OpenAsync(component, new StorageOptions { Directory = _options.DataDirectory }, environment, cancellationToken);
    }

    private void Work(HostedComponent component, CallRoutes routes)
    {
        var publishers = Plan.Application.Components
            .SelectMany(static publisher => publisher.Publishes, static (publisher, published) => (published.Fact.FullName, publisher.Name))
            .ToDictionary(static pair => pair.FullName, static pair => pair.Name, StringComparer.Ordinal);
        var sources = new EventSources(fact => publishers[fact.FullName], publisher => routes.ToLogOf(publisher, component.Name));
        component.Work = new ComponentWork(component.Database!, component.Services, sources, _options.Work);
        component.Work.Start();
    }

    private async Task CloseAsync()
    {
        await _server.DisposeAsync();
        foreach (var component in _components)
        {
            await component.DisposeAsync();
        }

        await _chassis.DisposeAsync();
        _logs.Dispose();
        _forwarder.Dispose();
        _channels.Dispose();
        _stopping.Dispose();
    }
}
