using System.Text.Json;
using Grpc.Health.V1;
using Grpc.Net.Client;
using Posthouse.Telemetry;
using Posthouse.Testing.Clusters;
using Posthouse.Tests.Hosting.Door;
using Samples.Contracts.Time.V1;

namespace Posthouse.Tests.Samples;

/// <summary>TM-1: a complete service in fewer than ten lines.</summary>
public sealed class TimeTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public void It_has_fewer_than_ten_lines_of_code()
    {
        var sources = Directory.GetFiles(Path.Combine(Sources.Root, "samples", "Time"), "*.cs", SearchOption.AllDirectories);

        Assert.InRange(sources.Sum(static source => File.ReadAllLines(source).Length), 1, 9);
        Assert.All(sources.SelectMany(File.ReadAllLines), static line => Assert.InRange(line.Count(';'), 0, 1));
    }

    [Fact]
    public async Task It_tells_the_time_as_json()
    {
        await using var cluster = await StartAsync();

        using var response = await cluster.Public.GetAsync(new Uri("/", UriKind.Relative), Cancelled);

        Assert.Equal("application/json", response.Content.Headers.ContentType?.MediaType);
        using var json = JsonDocument.Parse(await response.Content.ReadAsStringAsync(Cancelled));
        var property = Assert.Single(json.RootElement.EnumerateObject());
        Assert.Equal("time", property.Name);
        Assert.InRange(property.Value.GetDecimal(), Now(cluster) - 60, Now(cluster));
    }

    [Fact]
    public async Task It_tells_the_same_by_grpc()
    {
        await using var cluster = await StartAsync();
        using var channel = GrpcChannel.ForAddress(cluster.Public.BaseAddress!);
        await cluster.AdvanceAsync(TimeSpan.FromDays(1), Cancelled);

        var answer = await new TimeService.TimeServiceClient(channel).GetTimeAsync(new GetTimeRequest(), cancellationToken: Cancelled);

        Assert.InRange((decimal)answer.Time, Now(cluster) - 60, Now(cluster));
    }

    [Fact]
    public async Task It_tells_the_same_by_REST()
    {
        await using var cluster = await StartAsync();

        using var json = JsonDocument.Parse(await cluster.Public.GetStringAsync(new Uri("/api/time/v1/time", UriKind.Relative), Cancelled));

        Assert.InRange(json.RootElement.GetProperty("time").GetDecimal(), Now(cluster) - 60, Now(cluster));
    }

    [Theory]
    [InlineData("")]
    [InlineData("samples.time.v1.TimeService")]
    public async Task Its_health_is_told(string service)
    {
        await using var cluster = await StartAsync();
        using var channel = GrpcChannel.ForAddress(cluster.Public.BaseAddress!);

        var health = await new Health.HealthClient(channel).CheckAsync(new HealthCheckRequest { Service = service }, cancellationToken: Cancelled);

        Assert.Equal(HealthCheckResponse.Types.ServingStatus.Serving, health.Status);
    }

    [Fact]
    public async Task With_a_certificate_it_tells_the_time_over_TLS_by_HTTP_and_by_gRPC()
    {
        using var certificates = new TestCertificates();
        var tls = certificates.Write("server");
        await using var cluster = await StartAsync(new Dictionary<string, string> { ["Tls:Port"] = "0", ["Tls:Certificate"] = tls.Certificate, ["Tls:Key"] = tls.Key });
        using var trusting = certificates.Trusting(tls);
        using var client = new HttpClient(trusting, disposeHandler: false) { BaseAddress = cluster.SecureAddress };
        using var channel = GrpcChannel.ForAddress(cluster.SecureAddress, new GrpcChannelOptions { HttpHandler = trusting });

        using var json = JsonDocument.Parse(await client.GetStringAsync(new Uri("/", UriKind.Relative), Cancelled));
        var answer = await new TimeService.TimeServiceClient(channel).GetTimeAsync(new GetTimeRequest(), cancellationToken: Cancelled);

        Assert.Equal("https", cluster.SecureAddress.Scheme);
        Assert.InRange(json.RootElement.GetProperty("time").GetDecimal(), Now(cluster) - 60, Now(cluster));
        Assert.InRange((decimal)answer.Time, Now(cluster) - 60, Now(cluster));
    }

    [Fact]
    public async Task It_is_measured_like_any_other()
    {
        await using var cluster = await StartAsync();
        using var channel = GrpcChannel.ForAddress(cluster.Public.BaseAddress!);

        await new TimeService.TimeServiceClient(channel).GetTimeAsync(new GetTimeRequest(), cancellationToken: Cancelled);

        Assert.NotEmpty(cluster.Telemetry.MeasurementsWith(CallTelemetry.ServerDuration, CallTelemetry.Callee, "Time"));
    }

    private static Task<TestCluster> StartAsync(IReadOnlyDictionary<string, string>? settings = null) =>
        TestCluster.StartAsync("one", new TestClusterOptions { Compose = static app => app.Add<TimeComponent>(), Settings = settings ?? new Dictionary<string, string>() }, Cancelled);

    private static decimal Now(TestCluster cluster) => cluster.Clock.GetUtcNow().ToUnixTimeMilliseconds() / 1000m;
}
