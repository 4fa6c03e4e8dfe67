using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using Posthouse.Components;
using Posthouse.Hosting.Supervision;
using Posthouse.Topologies;
using Topologies.Tests.Application;

namespace Topologies.Tests;

/// <summary>What tests may do to the processes of a cluster, and nobody else.</summary>
public sealed class ControlTests
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Without_test_controls_the_clock_stands_where_it_is()
    {
        await using var cluster = await Cluster.StartAsync(testControls: false);

        await cluster.Supervisor.ShiftClockAsync(10 * Day, Cancelled);

        // A round trip through every process, so that what was sent before has been taken.
        await cluster.GetAsync("/echo?text=round");
        Assert.InRange(await cluster.ClockOffsetAsync(), -Day / 2, Day / 2);
    }

    private sealed class Cluster : IAsyncDisposable
    {
        private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("posthouse-controls-");
        private readonly HttpClient _browser = new(new SocketsHttpHandler { UseProxy = false, PooledConnectionLifetime = TimeSpan.Zero });

        public Supervisor Supervisor { get; private set; } = null!;

        public static async Task<Cluster> StartAsync(bool testControls)
        {
            var cluster = new Cluster();
            var topology = TopologyFiles.Load("split", AppContext.BaseDirectory).Topology!;
            var plan = ApplicationPlan.Create(
                topology,
                [ComponentDefinition.Of<DeskComponent>(), ComponentDefinition.Of<EchoComponent>(), ComponentDefinition.Of<DiaryComponent>()],
                new PlanOptions { PublicPort = 0 });
            var options = new SupervisorOptions
            {
                Loggers = NullLoggerFactory.Instance,
                Program = new SupervisedProgram(Environment.ProcessPath!, ["host"]),
                Topology = "split",
                DataDirectory = cluster._data.FullName,
                TestControls = testControls,
                Output = TextWriter.Null,
            };
            cluster.Supervisor = await Supervisor.StartAsync(plan, options, Cancelled);
            return cluster;
        }

        public Task<string> GetAsync(string path) => _browser.GetStringAsync(new Uri(Supervisor.PublicAddress!, path), Cancelled);

        /// <summary>How far the application's clock is from the machine's; not far when nobody answers.</summary>
        public async Task<TimeSpan> ClockOffsetAsync()
        {
            try
            {
                var told = DateTimeOffset.Parse(await GetAsync("/time"), CultureInfo.InvariantCulture);
                return told - TimeProvider.System.GetUtcNow();
            }
            catch (Exception exception) when (exception is HttpRequestException or ArgumentNullException)
            {
                return TimeSpan.Zero;
            }
        }

        public async ValueTask DisposeAsync()
        {
            _browser.Dispose();
            await Supervisor.DisposeAsync();
            _data.Delete(recursive: true);
        }
    }
}
