using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Posthouse.Hosting.Supervision;
using Posthouse.Telemetry;
using Posthouse.Testing.Clusters;
using Topologies.Tests.Application;

namespace Topologies.Tests;

/// <summary>Real processes send what they observe to a collector, and only when the environment names one.</summary>
public sealed class TelemetryExportTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Spans_measurements_and_logs_of_every_process_reach_the_collector()
    {
        await using var collector = await Collector.StartAsync();
        var variables = ImmutableSortedDictionary<string, string>.Empty
            .Add("OTEL_EXPORTER_OTLP_ENDPOINT", collector.Address)
            .Add("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf");

        // Ending the processes sends what is left.
        await using (var cluster = await TestCluster.StartAsync("split", Options(variables), Cancelled))
        {
            await cluster.Public.GetStringAsync(new Uri("/echo?text=observed", UriKind.Relative), Cancelled);
        }

        Assert.Contains("posthouse.testing.v1.EchoService/EchoInside", collector.Received("/v1/traces"), StringComparison.Ordinal);
        Assert.Contains(CallTelemetry.ClientDuration, collector.Received("/v1/metrics"), StringComparison.Ordinal);
        Assert.Contains(CallTelemetry.ServerRequests, collector.Received("/v1/metrics"), StringComparison.Ordinal);
        Assert.NotEmpty(collector.Received("/v1/logs"));
    }

    private static TestClusterOptions Options(ImmutableSortedDictionary<string, string> variables) => new()
    {
        Compose = app => app.Add<DeskComponent>().Add<EchoComponent>().Add<DiaryComponent>(),
        Program = new SupervisedProgram(Environment.ProcessPath!, ["host"]),
        Environment = variables,
    };

    private sealed class Collector(WebApplication server, ConcurrentQueue<(string Path, string Body)> received) : IAsyncDisposable
    {
        public string Address => server.Urls.Single();

        public static async Task<Collector> StartAsync()
        {
            var received = new ConcurrentQueue<(string Path, string Body)>();
            var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
            builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
            var server = builder.Build();
            server.Run(async context =>
            {
                using var reader = new StreamReader(context.Request.Body, Encoding.Latin1);
                received.Enqueue((context.Request.Path, await reader.ReadToEndAsync(context.RequestAborted)));
                context.Response.StatusCode = StatusCodes.Status200OK;
            });
            await server.StartAsync(Cancelled);
            return new Collector(server, received);
        }

        public string Received(string path) => string.Concat(received.Where(request => request.Path == path).Select(request => request.Body));

        public ValueTask DisposeAsync() => server.DisposeAsync();
    }
}
