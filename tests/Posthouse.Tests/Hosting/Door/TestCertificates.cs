using System.Net;
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Posthouse.Hosting.Tls;

namespace Posthouse.Tests.Hosting.Door;

/// <summary>Certificates in files, in every form that they come in, good and bad.</summary>
internal sealed class TestCertificates : IDisposable
{
    private const string Password = "correct horse";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("posthouse-tls-");

    public TlsOptions Write(string form)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var certificate = Make(key, isExpired: form == "expired");
        var pem = certificate.ExportCertificatePem();
        return form switch
        {
            "missing" => Options(Path.Combine(_folder.FullName, "nowhere.pem")),
            "nonsense" => Options(Put("nonsense.pem", "nonsense")),
            "keyless" or "wrong password" => Pfx(form == "keyless" ? X509CertificateLoader.LoadCertificate(certificate.RawData) : certificate, form) with { Password = form == "keyless" ? Password : "wrong" },
            "server.pfx" => Pfx(certificate, form),
            "encrypted.pem" => Options(Put("server.pem", pem), Put("server.key", key.ExportEncryptedPkcs8PrivateKeyPem(Password, new PbeParameters(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, 1_000)))) with { Password = Password },
            "both.pem" => Options(Put("both.pem", $"{pem}\n{key.ExportPkcs8PrivateKeyPem()}\n")),
            _ => Options(Put("server.pem", pem), Put("server.key", key.ExportPkcs8PrivateKeyPem())),
        };
    }

    /// <summary>Trusts the certificate that stands in the files, and no other.</summary>
    public SocketsHttpHandler Trusting(TlsOptions options)
    {
        using var own = ServerCertificate.Read(options, TimeProvider.System, Microsoft.Extensions.Logging.Abstractions.NullLoggerFactory.Instance).Shown().TargetCertificate;
        var thumbprint = own.Thumbprint;
        return new SocketsHttpHandler
        {
            UseProxy = false,
            SslOptions = new SslClientAuthenticationOptions { RemoteCertificateValidationCallback = (_, shown, _, _) => shown is X509Certificate2 found && found.Thumbprint == thumbprint },
        };
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static X509Certificate2 Make(ECDsa key, bool isExpired)
    {
        var now = TimeProvider.System.GetUtcNow();
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        return request.CreateSelfSigned(now.AddDays(-2), isExpired ? now.AddDays(-1) : now.AddDays(2));
    }

    private static TlsOptions Options(string certificate, string key = "") => new() { Port = 0, Certificate = certificate, Key = key };

    private TlsOptions Pfx(X509Certificate2 certificate, string name)
    {
        var file = Path.Combine(_folder.FullName, $"{name}.pfx");
        File.WriteAllBytes(file, certificate.Export(X509ContentType.Pkcs12, Password));
        return Options(file) with { Password = Password };
    }

    private string Put(string name, string text)
    {
        var file = Path.Combine(_folder.FullName, name);
        File.WriteAllText(file, text);
        return file;
    }
}
