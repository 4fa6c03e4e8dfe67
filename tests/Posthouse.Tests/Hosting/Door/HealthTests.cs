using Grpc.Core;
using Grpc.Health.V1;
using Grpc.Net.Client;
using Microsoft.Extensions.Logging.Abstractions;
using Posthouse.Contracts.Authentication.V1;
using Posthouse.Contracts.Events.V1;
using Posthouse.Contracts.Testing.V1;
using Posthouse.Hosting;
using Posthouse.Tests.Topologies;
using static Grpc.Health.V1.HealthCheckResponse.Types;

namespace Posthouse.Tests.Hosting.Door;

/// <summary>Health as each listener tells it: of a service, of a process, of the whole application.</summary>
public sealed class HealthTests
{
    private static readonly string Echo = EchoService.Descriptor.FullName;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public static TheoryData<string> EveryTopology => [DoorApplication.One, DoorApplication.Split];

    [Theory]
    [MemberData(nameof(EveryTopology))]
    public async Task The_public_port_tells_of_public_services_wherever_they_run_and_of_no_other(string topology)
    {
        await using var running = await DoorApplication.StartAsync(topology);
        using var channel = GrpcChannel.ForAddress(running.Public);
        var health = new Health.HealthClient(channel);

        await SeesAsync(health, Echo, ServingStatus.Serving);
        await SeesAsync(health, "", ServingStatus.Serving);
        foreach (var hidden in new[] { AuthenticationService.Descriptor.FullName, EventLogService.Descriptor.FullName, "no.such.Service" })
        {
            var unknown = await Assert.ThrowsAsync<RpcException>(() => health.CheckAsync(new HealthCheckRequest { Service = hidden }, cancellationToken: Cancelled).ResponseAsync);
            Assert.Equal(StatusCode.NotFound, unknown.StatusCode);
        }
    }

    [Fact]
    public async Task The_inner_port_tells_of_every_service_of_its_process()
    {
        await using var running = await DoorApplication.StartAsync(DoorApplication.Split);
        using var channel = GrpcChannel.ForAddress(running["rest"].InnerAddress!);
        var health = new Health.HealthClient(channel);

        foreach (var service in new[] { Echo, AuthenticationService.Descriptor.FullName, "" })
        {
            Assert.Equal(ServingStatus.Serving, (await health.CheckAsync(new HealthCheckRequest { Service = service }, cancellationToken: Cancelled)).Status);
        }
    }

    [Fact]
    public async Task While_the_process_of_a_component_is_away_its_services_do_not_serve()
    {
        await using var running = await DoorApplication.StartAsync(DoorApplication.Split);
        using var channel = GrpcChannel.ForAddress(running.Public);
        var health = new Health.HealthClient(channel);
        await SeesAsync(health, Echo, ServingStatus.Serving);

        await running["rest"].DisposeAsync();
        await SeesAsync(health, Echo, ServingStatus.NotServing);
        await SeesAsync(health, "", ServingStatus.NotServing);
        await running.StartProcessAsync("rest");

        await SeesAsync(health, Echo, ServingStatus.Serving);
        await SeesAsync(health, "", ServingStatus.Serving);
    }

    [Fact]
    public async Task Before_the_application_is_open_health_says_so_and_calls_are_to_come_back()
    {
        var plan = Sketch.Plan(DoorApplication.One, DoorApplication.Components);
        var data = Directory.CreateTempSubdirectory("posthouse-health-");
        await using (var host = await ProcessHost.ListenAsync(plan.Processes[0], new ProcessHostOptions { Loggers = NullLoggerFactory.Instance, DataDirectory = data.FullName }, Cancelled))
        {
            using var channel = GrpcChannel.ForAddress(host.PublicAddress!);
            var health = new Health.HealthClient(channel);
            var before = await health.CheckAsync(new HealthCheckRequest(), cancellationToken: Cancelled);
            var early = await Assert.ThrowsAsync<RpcException>(() => new EchoService.EchoServiceClient(channel).EchoAsync(new EchoRequest(), cancellationToken: Cancelled).ResponseAsync);
            await host.Prepared.WaitAsync(Cancelled);
            host.Open();

            Assert.Equal((ServingStatus.NotServing, StatusCode.Unavailable), (before.Status, early.StatusCode));
            await SeesAsync(health, "", ServingStatus.Serving);
        }

        data.Delete(recursive: true);
    }

    [Fact]
    public async Task Whoever_watches_a_process_that_stops_is_told_and_does_not_hold_it_up()
    {
        await using var running = await DoorApplication.StartAsync(DoorApplication.One);
        using var channel = GrpcChannel.ForAddress(running.Public);
        using var watch = new Health.HealthClient(channel).Watch(new HealthCheckRequest { Service = Echo }, cancellationToken: Cancelled);
        Assert.True(await watch.ResponseStream.MoveNext(Cancelled));
        var told = new List<ServingStatus> { watch.ResponseStream.Current.Status };

        var stopping = running["all"].StopAsync(TimeSpan.FromMinutes(10));
        var ended = await Assert.ThrowsAsync<RpcException>(async () =>
        {
            while (await watch.ResponseStream.MoveNext(Cancelled))
            {
                told.Add(watch.ResponseStream.Current.Status);
            }
        });
        await stopping;

        Assert.Equal([ServingStatus.Serving, ServingStatus.NotServing], told);
        Assert.Equal(StatusCode.Unavailable, ended.StatusCode);
    }

    private static async Task SeesAsync(Health.HealthClient health, string service, ServingStatus expected)
    {
        using var watch = health.Watch(new HealthCheckRequest { Service = service }, cancellationToken: Cancelled);
        do
        {
            Assert.True(await watch.ResponseStream.MoveNext(Cancelled));
        }
        while (watch.ResponseStream.Current.Status != expected);
    }
}
