using System.Net;
using Grpc.Net.Client;
using Posthouse.Contracts.Testing.V1;
using Posthouse.Hosting.Tls;

namespace Posthouse.Tests.Hosting.Door;

/// <summary>The public port that speaks TLS: everything that the plaintext port serves.</summary>
public sealed class TlsTests : IDisposable
{
    private readonly TestCertificates _certificates = new();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public static TheoryData<string> EveryTopology => [DoorApplication.One, DoorApplication.Split];

    public void Dispose() => _certificates.Dispose();

    [Theory]
    [MemberData(nameof(EveryTopology))]
    public async Task Pages_in_either_version_and_every_kind_of_call_are_served_as_on_the_plaintext_port(string topology)
    {
        var tls = _certificates.Write("server");
        await using var running = await StartAsync(topology, tls);
        var address = running[DoorApplication.Front(topology)].SecureAddress!;
        using var trusting = _certificates.Trusting(tls);
        using var client = new HttpClient(trusting, disposeHandler: false) { BaseAddress = address };
        using var channel = GrpcChannel.ForAddress(address, new GrpcChannelOptions { HttpHandler = trusting });

        Assert.Equal("https", address.Scheme);
        foreach (var version in new[] { HttpVersion.Version11, HttpVersion.Version20 })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/") { Version = version, VersionPolicy = HttpVersionPolicy.RequestVersionExact };
            using var page = await client.SendAsync(request, Cancelled);
            Assert.Equal((HttpStatusCode.OK, version), (page.StatusCode, page.Version));
        }

        Assert.Equal(("ab", 2, "1 2 3", "x y"), await EchoKinds.AllAsync(new EchoService.EchoServiceClient(channel)));
        Assert.Equal("http", running.Public.Scheme);
    }

    [Fact]
    public async Task The_plaintext_port_can_stay_closed_and_then_the_public_address_is_secure()
    {
        await using var running = await StartAsync(DoorApplication.One, _certificates.Write("server") with { Only = true });

        Assert.Equal(("https", running["all"].SecureAddress), (running.Public.Scheme, running.Public));
    }

    [Theory]
    [InlineData("server.pfx")]
    [InlineData("encrypted.pem")]
    [InlineData("both.pem")]
    public async Task Certificates_come_in_every_usual_form(string form)
    {
        var tls = _certificates.Write(form);
        await using var running = await StartAsync(DoorApplication.One, tls);
        using var channel = GrpcChannel.ForAddress(running["all"].SecureAddress!, new GrpcChannelOptions { HttpHandler = _certificates.Trusting(tls), DisposeHttpClient = true });

        Assert.Equal("hi", (await new EchoService.EchoServiceClient(channel).EchoAsync(new EchoRequest { Text = "hi" }, cancellationToken: Cancelled)).Text);
    }

    [Fact]
    public void A_certificate_that_was_renewed_is_shown_without_a_restart_and_one_that_cannot_be_used_is_not()
    {
        var clock = new Posthouse.Testing.Clocks.ManualClock(TimeProvider.System.GetUtcNow());
        var tls = _certificates.Write("server");
        var certificate = ServerCertificate.Read(tls, clock, Microsoft.Extensions.Logging.Abstractions.NullLoggerFactory.Instance);
        var first = certificate.Shown().TargetCertificate.Thumbprint;

        File.WriteAllText(tls.Certificate, "nonsense");
        clock.Advance(TimeSpan.FromSeconds(6));
        var kept = certificate.Shown().TargetCertificate.Thumbprint;
        _certificates.Write("server");
        clock.Advance(TimeSpan.FromSeconds(6));
        var renewed = certificate.Shown().TargetCertificate.Thumbprint;

        Assert.Equal(first, kept);
        Assert.NotEqual(first, renewed);
    }

    [Theory]
    [InlineData("missing", "cannot be read")]
    [InlineData("nonsense", "cannot be used")]
    [InlineData("expired", "and not now")]
    [InlineData("keyless", "no private key")]
    [InlineData("wrong password", "cannot be used")]
    public void What_is_wrong_with_a_certificate_is_said_before_anything_starts(string fault, string words)
    {
        var problem = Assert.Single(ServerCertificate.Check(_certificates.Write(fault)));

        Assert.Contains(words, problem.What, StringComparison.Ordinal);
    }

    [Fact]
    public void Options_that_say_too_little_are_refused()
    {
        Assert.Contains("needs a certificate", Assert.Single(new TlsOptions { Port = 0 }.Problems()), StringComparison.Ordinal);
        Assert.Contains("--tls-port", Assert.Single(new TlsOptions { Certificate = "a.pem" }.Problems()), StringComparison.Ordinal);
        Assert.Contains("is no port", Assert.Single(new TlsOptions { Port = 70_000, Certificate = "a.pem" }.Problems()), StringComparison.Ordinal);
    }

    private static Task<RunningProcesses> StartAsync(string topology, TlsOptions tls) =>
        RunningProcesses.StartAsync(topology, DoorApplication.Components, options => options with { Tls = tls });
}
