using Posthouse.Hosting;
using Posthouse.Hosting.Supervision;
using Posthouse.Hosting.Tls;
using Posthouse.Settings;
using Posthouse.Testing.Observing;
using Posthouse.Topologies;

namespace Posthouse.Testing.Clusters;

/// <summary>Starts test clusters: reads the topology, plans it as a program would, and starts hosts or real processes.</summary>
internal static class ClusterStart
{
    public static async Task<TestCluster> RunAsync(string topology, TestClusterOptions options, CancellationToken cancellationToken)
    {
        var application = new ApplicationBuilder("test");
        options.Compose(application);
        var loaded = IsText(topology) ? TopologyFiles.Parse("test", "the topology given", topology) : TopologyFiles.Load(topology, AppContext.BaseDirectory);
        var plan = ApplicationPlan.Create(
            loaded, application.Components, new PlanOptions { External = options.External, Listen = options.Listen, PublicPort = 0 });
        var folder = new ClusterFolder(options.DataDirectory);
        try
        {
            return options.Program is { } program
                ? await SuperviseAsync(plan, new Supervised(program, NameOf(topology, folder)), folder, options, cancellationToken)
                : await HostAsync(plan, folder, options, cancellationToken);
        }
        catch (Exception)
        {
            folder.Dispose();
            throw;
        }
    }

    private static async Task<TestCluster> HostAsync(ApplicationPlan plan, ClusterFolder folder, TestClusterOptions options, CancellationToken cancellationToken)
    {
        var clock = options.Clock;
        var observation = ClusterObservation.Of(options);
        var settings = SettingValues.None.With(options.Settings);
        var problems = new List<Problem>();
        var tls = TlsOptions.Read(settings, problems);
        if (problems.Count > 0)
        {
            throw new StartRefusedException([.. problems]);
        }

        var processes = new HostedProcesses(
            plan,
            () => new ProcessHostOptions
            {
                Loggers = observation.Logs,
                DataDirectory = folder.Path,
                Time = clock,
                Work = options.Work,
                Faults = observation.Faults.Interceptor,
                Settings = settings,
                Tls = tls,
            },
            clock);
        try
        {
            await processes.StartAsync(cancellationToken);
            return new TestCluster(plan, folder, clock, observation, processes);
        }
        catch (Exception)
        {
            await processes.DisposeAsync();
            observation.Dispose();
            throw;
        }
    }

    private static async Task<TestCluster> SuperviseAsync(
        ApplicationPlan plan, Supervised supervised, ClusterFolder folder, TestClusterOptions options, CancellationToken cancellationToken)
    {
        var output = new CapturedOutput();
        var settings = SettingValues.None.With(options.Settings);
        var observation = ClusterObservation.Of(options);
        var supervisor = await Supervisor.StartAsync(
            plan,
            new SupervisorOptions
            {
                Loggers = observation.Logs,
                Program = supervised.Program,
                Topology = supervised.Topology,
                DataDirectory = folder.Path,
                Listen = options.Listen,
                Environment = options.Environment,
                Settings = settings,
                TlsPort = TlsOptions.Read(settings, [])?.Port,
                TestControls = true,
                Output = output,
            },
            cancellationToken);
        return new TestCluster(plan, folder, options.Clock, observation, new RealProcesses(supervisor, output));
    }

    private static bool IsText(string topology) => topology.TrimStart().StartsWith('{');

    // A program takes its topology by name or path, so a text needs a file.
    private static string NameOf(string topology, ClusterFolder folder)
    {
        if (!IsText(topology))
        {
            return topology;
        }

        var path = Path.Combine(folder.Path, "test-topology.json");
        File.WriteAllText(path, topology);
        return path;
    }

    private sealed record Supervised(SupervisedProgram Program, string Topology);
}
