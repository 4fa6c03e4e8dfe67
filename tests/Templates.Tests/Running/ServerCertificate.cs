using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Templates.Tests.Running;

/// <summary>A certificate for localhost in files, as somebody makes one to try TLS on his own machine.</summary>
internal sealed class ServerCertificate
{
    private readonly string _thumbprint;

    public ServerCertificate(string folder)
    {
        Directory.CreateDirectory(folder);
        Certificate = Path.Combine(folder, "server.pem");
        Key = Path.Combine(folder, "server.key");
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        request.CertificateExtensions.Add(names.Build());
        var now = TimeProvider.System.GetUtcNow();
        using var certificate = request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
        _thumbprint = certificate.Thumbprint;
        File.WriteAllText(Certificate, certificate.ExportCertificatePem());
        File.WriteAllText(Key, key.ExportPkcs8PrivateKeyPem());
    }

    public string Certificate { get; }

    public string Key { get; }

    /// <summary>Trusts this certificate and no other.</summary>
    public SocketsHttpHandler Trusting() => new()
    {
        UseProxy = false,
        SslOptions = new SslClientAuthenticationOptions { RemoteCertificateValidationCallback = (_, shown, _, _) => shown is X509Certificate2 found && found.Thumbprint == _thumbprint },
    };
}
