using Microsoft.Extensions.Logging;
using Posthouse.Calls.Faults;
using Posthouse.Hosting.Outside;
using Posthouse.Hosting.Supervision;
using Posthouse.Preparations;
using Posthouse.Security;
using Posthouse.Storage;
using Posthouse.Telemetry;
using Posthouse.Topologies;

namespace Posthouse.Hosting;

/// <summary>One run of an application: as its only process, as one process of several, or as the supervisor of all.</summary>
internal sealed class ApplicationRun(ApplicationBuilder application, RunOptions options, ApplicationPlan plan, ILoggerFactory loggers, StopSignals signals)
{
    private const string KeyFileVariable = "POSTHOUSE_CLUSTER_KEY_FILE";

    private readonly ILogger _logger = loggers.CreateLogger("Posthouse.Hosting");

    public Task<int> RunAsync()
    {
        if (options.Process is { } process && Environment.GetEnvironmentVariable(ControlConnection.Variable) is { } socket)
        {
            return RunSupervisedAsync(socket, plan.Process(process)!);
        }

        return options.Process is { } alone ? RunAloneAsync(plan.Process(alone)!) : plan.Processes is [{ Replicas: 1 } only] ? RunOnlyAsync(only) : SuperviseAsync();
    }

    private async Task<int> RunOnlyAsync(ProcessPlan process)
    {
        LogStart(process.Name);
        using var telemetry = TelemetryExport.Start(application.Name, process.Name);
        await using var outside = OutsidePrograms.Open(application.Outside, options.Settings, options, loggers, signals.Stopping);
        var settings = outside.Provide(options.Settings);
        await using var host = await StartAsync(process, Options() with { Settings = settings, Origin = Origin(whenUnknown: new PublicAddress()), Preparing = Board().Show });
        await outside.AnnounceAsync();
        await AnnounceAsync(host.PublicAddress, host.SecureAddress);
        outside.Begin();
        await outside.WhileRunningAsync(WaitAsync());
        return await EndAsync(host);
    }

    private async Task<int> RunAloneAsync(ProcessPlan process)
    {
        LogStart(process.Name);
        using var telemetry = TelemetryExport.Start(application.Name, process.Name);
        var others = plan.Processes.Where(other => other.Address is not null);
        var given = Options() with
        {
            Key = ReadKey(),
            InnerPort = process.Address?.Port,
            Origin = Origin(whenUnknown: process.IsPublic ? new PublicAddress() : PublicAddress.Unknown()),
            Preparing = Board().Show,
        };
        foreach (var other in others)
        {
            given.Addresses.Set(other.Name, [other.Address!]);
        }

        await using var host = await StartAsync(process, given);
        await AnnounceAsync(host.PublicAddress, host.SecureAddress);
        await WaitAsync();
        return await EndAsync(host);
    }

    private async Task<int> RunSupervisedAsync(string socket, ProcessPlan process)
    {
        using var telemetry = TelemetryExport.Start(application.Name, process.Name);
        await using var supervised = await SupervisedProcess.ConnectAsync(socket, loggers, new SupervisedSurroundings(signals, Origin(whenUnknown: new PublicAddress())));
        var given = Options() with
        {
            Key = supervised.Key,
            Addresses = supervised.Addresses,
            Origin = supervised.Origin,
            Preparing = supervised.Tell,
            SharesPorts = process.Replicas > 1,
            Time = options.TestControls ? supervised.Time : TimeProvider.System,
            Faults = options.TestControls ? Faults(supervised).Interceptor : null,
            CrashPoints = options.TestControls ? supervised.CrashPoints : CrashPoints.None,
            OpensInner = options.TestControls,
        };
        var listening = supervised.ListenAsync();
        await using (var host = await ListenAsync(process, given))
        {
            await ReadyAsync(host, supervised);
            await WaitAsync();
            await host.StopAsync(supervised.Patience);
        }

        await supervised.DisposeAsync();
        await listening;
        return ExitCodes.Stopped;
    }

    private async Task ReadyAsync(ProcessHost host, SupervisedProcess supervised)
    {
        if (host.Prepared.IsCompletedSuccessfully && supervised.Opened.IsCompleted)
        {
            host.Open();
        }

        await supervised.ListeningAsync(new Listening(host.InnerAddress, host.PublicAddress, host.SecureAddress));
        try
        {
            await host.Prepared.WaitAsync(signals.Stopping);
            await supervised.ReadyAsync();
            await supervised.Opened.WaitAsync(signals.Stopping);
            host.Open();
        }
        catch (OperationCanceledException) when (signals.Stopping.IsCancellationRequested)
        {
            // Asked to stop before it was ready.
        }
    }

    private static CallFaults Faults(SupervisedProcess supervised)
    {
        var faults = new CallFaults(supervised.Time);
        supervised.FaultsChanged += (_, _) => Take();
        Take();
        return faults;

        void Take()
        {
            if (supervised.FaultRules is { } rules)
            {
                faults.Replace(FaultRule.FromJson(rules));
            }
        }
    }

    private async Task<int> SuperviseAsync()
    {
        LogStart("all");
        await using var outside = OutsidePrograms.Open(application.Outside, options.Settings, options, loggers, signals.Stopping);
        var settings = outside.Provide(options.Settings);
        await using var supervisor = await Supervisor.StartAsync(plan, SupervisorSettings() with { Settings = settings }, signals.Stopping);
        await outside.AnnounceAsync();
        await AnnounceAsync(supervisor.PublicAddress, supervisor.SecureAddress);
        outside.Begin();
        await outside.WhileRunningAsync(WaitAsync());
        await supervisor.StopAsync(signals.Insisting);
        return ExitCodes.Stopped;
    }

    private SupervisorOptions SupervisorSettings() => new()
    {
        Loggers = loggers,
        Program = SupervisedProgram.Current(options.Arguments),
        Topology = options.Topology,
        DataDirectory = options.Data,
        PublicPort = options.Port,
        TlsPort = options.Tls?.Port,
        PublicHost = options.Host,
        Listen = options.Listen,
        PublicUrl = options.PublicUrl,
        Preparing = Board().Show,
        TestControls = options.TestControls,
        Coloured = ProcessOutput.WantsColours(Environment.GetEnvironmentVariable, Console.IsOutputRedirected),
    };

    private ProcessHostOptions Options() => new()
    {
        Loggers = loggers,
        DataDirectory = options.Data,
        PublicPort = options.Port,
        PublicHost = options.Host,
        Tls = options.Tls,
        Settings = options.Settings,
        Trackers = application.Trackers,
        CrashPoints = options.TestControls ? CrashPoints.FromEnvironment() : CrashPoints.None,
    };

    private PublicAddress Origin(PublicAddress whenUnknown) => options.PublicUrl is { } url ? new PublicAddress(url) : whenUnknown;

    private static PreparationBoard Board() => new(Console.Out, isTerminal: !Console.IsOutputRedirected);

    private Task<ProcessHost> StartAsync(ProcessPlan process, ProcessHostOptions given) => OpenAsync(process, ProcessHost.StartAsync(process, given, signals.Stopping));

    private Task<ProcessHost> ListenAsync(ProcessPlan process, ProcessHostOptions given) => OpenAsync(process, ProcessHost.ListenAsync(process, given, signals.Stopping));

    private async Task<ProcessHost> OpenAsync(ProcessPlan process, Task<ProcessHost> starting)
    {
        try
        {
            return await starting;
        }
        catch (IOException exception)
        {
            if (PortTakenException.From(exception, process, options.Tls is { Only: true } ? 0 : options.Port, options.Tls?.Port) is { } taken)
            {
                throw taken;
            }

            throw;
        }
    }

    private async Task<int> EndAsync(ProcessHost host)
    {
        await host.StopAsync(Options().Patience);
        return ExitCodes.Stopped;
    }

    private async Task WaitAsync()
    {
        var stopping = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var _ = signals.Stopping.Register(stopping.SetResult);
        await stopping.Task;
    }

    private async Task AnnounceAsync(Uri? address, Uri? secure)
    {
        if (secure is not null && secure != address)
        {
            await Console.Out.WriteLineAsync($"With TLS: {secure.GetLeftPart(UriPartial.Authority)}");
        }

        if (address is not null)
        {
            await PublicPage.AnswersAsync(address, signals.Stopping);
            await Console.Out.WriteLineAsync($"Ready: {address.GetLeftPart(UriPartial.Authority)}");
        }
        else
        {
            await Console.Out.WriteLineAsync("Ready");
        }
    }

    private static ClusterKey ReadKey()
    {
        var problem = new Problem(
            $"A process that runs alone needs the cluster's key, and {KeyFileVariable} does not name a file with it.",
            $"Make one for all processes with: openssl rand -base64 {ClusterKey.MinimumBytes} > cluster.key, and set {KeyFileVariable} to its path.");
        if (Environment.GetEnvironmentVariable(KeyFileVariable) is not { Length: > 0 } path || !File.Exists(path))
        {
            throw new StartRefusedException([problem]);
        }

        try
        {
            return ClusterKey.Parse(File.ReadAllText(path));
        }
        catch (FormatException exception)
        {
            throw new StartRefusedException([problem with { What = $"The file that {KeyFileVariable} names holds no cluster key: {exception.Message}" }]);
        }
    }

    private void LogStart(string process) => Log.Starting(_logger, application.Name, process, EffectiveConfiguration.Describe(plan, options));
}
