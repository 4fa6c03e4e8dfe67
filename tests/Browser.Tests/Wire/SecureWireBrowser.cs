using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using OnlineBooks.Tests;
using Posthouse.Testing.Clusters;

namespace Browser.Tests.Wire;

/// <summary>A page with connect-web in a browser, shown over TLS by an application of two processes that answers its calls over TLS as well.</summary>
public sealed class SecureWireBrowser(Chromium chromium) : IAsyncLifetime
{
    private const string Topology = """{ "processes": { "front": { "components": ["Page"], "public": true }, "back": { "components": ["Echo"] } } }""";

    private readonly TemporaryFolder _folder = new();
    private TestCluster? _cluster;
    private WireSession? _session;

    /// <summary>The origin of the page, and the application that shows it.</summary>
    internal string Origin => _cluster!.SecureAddress.GetLeftPart(UriPartial.Authority);

    /// <summary>The page.</summary>
    internal WireSession Session => _session!;

    public async ValueTask InitializeAsync()
    {
        var settings = new Dictionary<string, string> { ["Tls:Port"] = "0", ["Tls:Certificate"] = WriteCertificate() };
        _cluster = await TestCluster.StartAsync(
            Topology,
            new TestClusterOptions { Compose = static application => application.Add<PageComponent>().Add<EchoComponent>(), Settings = settings },
            CancellationToken.None);
        _session = await WireSession.OpenAsync(chromium, Origin, trusts: true);
    }

    public async ValueTask DisposeAsync()
    {
        await (_session?.DisposeAsync() ?? ValueTask.CompletedTask);
        await (_cluster?.DisposeAsync() ?? ValueTask.CompletedTask);
        _folder.Dispose();
    }

    private string WriteCertificate()
    {
        var now = TimeProvider.System.GetUtcNow();
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var certificate = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256).CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
        var file = Path.Combine(_folder.Path, "server.pem");
        File.WriteAllText(file, $"{certificate.ExportCertificatePem()}\n{key.ExportPkcs8PrivateKeyPem()}\n");
        return file;
    }
}
