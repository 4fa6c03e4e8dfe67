using Grpc.Core;
using Grpc.Health.V1;
using Grpc.Net.Client;
using Posthouse.Contracts.Testing.V1;
using Posthouse.Testing.Observing;
using Topologies.Tests.Running;

namespace Topologies.Tests;

/// <summary>Programs outside and the application as real processes: calls to every component, TLS, and the end of it all.</summary>
public sealed class DoorTests : IDisposable
{
    private readonly CertificateFolder _certificate = new();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public void Dispose() => _certificate.Dispose();

    [Theory]
    [InlineData("one")]
    [InlineData("split")]
    public async Task SIGTERM_lets_a_stream_from_outside_finish_and_refuses_new_calls(string topology)
    {
        await using var app = await RunningApp.StartAsync(topology);
        using var channel = GrpcChannel.ForAddress(app.Address);
        var echo = new EchoService.EchoServiceClient(channel);
        using var call = echo.Converse(cancellationToken: Cancelled);
        Assert.Equal("before", await SayAsync(call, "before"));

        Signals.TerminateProcess(app.Id);
        await Eventually.HoldsAsync(() => IsUnavailableAsync(echo), () => $"new calls are refused:\n{app.Output}", Cancelled);

        Assert.Equal("after", await SayAsync(call, "after"));
        await call.RequestStream.CompleteAsync();
        Assert.False(await call.ResponseStream.MoveNext(Cancelled));
        Assert.Equal(0, await app.ExitAsync());
        Assert.DoesNotContain("is killed", app.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("split")]
    [InlineData("replicas")]
    public async Task The_TLS_port_serves_pages_and_calls_of_every_process_and_replicas_share_it(string topology)
    {
        await using var app = await RunningApp.StartAsync(topology, "--tls-port", "0", "--tls-certificate", _certificate.Certificate, "--tls-key", _certificate.Key);
        var secure = new Uri(await app.SaysAsync("With TLS: "));
        using var trusting = _certificate.Trusting();
        using var client = new HttpClient(trusting, disposeHandler: false) { BaseAddress = secure };
        using var channel = GrpcChannel.ForAddress(secure, new GrpcChannelOptions { HttpHandler = trusting });
        var fronts = app.IdsOf("front").Select(static id => $"desk {id}").ToHashSet(StringComparer.Ordinal);
        var seen = new HashSet<string>(StringComparer.Ordinal);

        await Eventually.HoldsAsync(async () => seen.Add(await client.GetStringAsync("/", Cancelled)) && seen.SetEquals(fronts), () => $"all of {string.Join(", ", fronts)} answer, not only {string.Join(", ", seen)}", Cancelled);

        Assert.Equal("hi", (await new EchoService.EchoServiceClient(channel).EchoAsync(new EchoRequest { Text = "hi" }, cancellationToken: Cancelled)).Text);
        await Eventually.HoldsAsync(() => IsServingAsync(channel), "the application serves", Cancelled);
    }

    [Fact]
    public async Task Without_the_plaintext_port_the_application_is_found_at_the_secure_one()
    {
        await using var app = await RunningApp.StartAsync("split", "--tls-port", "0", "--tls-certificate", _certificate.Certificate, "--tls-key", _certificate.Key, "--tls-only");
        using var trusting = _certificate.Trusting();
        using var client = new HttpClient(trusting, disposeHandler: false);

        Assert.Equal("https", app.Address.Scheme);
        Assert.Equal($"desk {app.IdOf("front")}", await client.GetStringAsync(app.Address, Cancelled));
    }

    [Theory]
    [InlineData("one")]
    [InlineData("split")]
    public async Task A_certificate_that_is_not_there_stops_the_start_and_is_named(string topology)
    {
        await using var app = RunningApp.Launch(topology, ["--port", "0", "--tls-port", "0", "--tls-certificate", "/nowhere/server.pem"]);

        Assert.Equal(2, await app.ExitAsync());
        Assert.Contains("/nowhere/server.pem", app.Output, StringComparison.Ordinal);
        Assert.Contains("--tls-certificate", app.Output, StringComparison.Ordinal);
    }

    private static async Task<string> SayAsync(AsyncDuplexStreamingCall<EchoRequest, EchoResponse> call, string text)
    {
        await call.RequestStream.WriteAsync(new EchoRequest { Text = text }, Cancelled);
        Assert.True(await call.ResponseStream.MoveNext(Cancelled));
        return call.ResponseStream.Current.Text;
    }

    private static async Task<bool> IsUnavailableAsync(EchoService.EchoServiceClient echo)
    {
        try
        {
            await echo.EchoAsync(new EchoRequest(), cancellationToken: Cancelled);
            return false;
        }
        catch (RpcException refused) when (refused.StatusCode == StatusCode.Unavailable)
        {
            return true;
        }
    }

    private static async Task<bool> IsServingAsync(GrpcChannel channel) =>
        (await new Health.HealthClient(channel).CheckAsync(new HealthCheckRequest(), cancellationToken: Cancelled)).Status == HealthCheckResponse.Types.ServingStatus.Serving;
}
