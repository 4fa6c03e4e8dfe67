using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Posthouse.Testing.Observing;

namespace HotelBooking.Tests.Users;

/// <summary>A real mail server (aiosmtpd) that keeps what it takes; <c>tests/peers/python/smtp_server.py</c> says what it does with whom.</summary>
internal sealed class SmtpServer : IAsyncDisposable
{
    private readonly Process _process;
    private readonly DirectoryInfo _folder;

    private SmtpServer(Process process, DirectoryInfo folder, int port) => (_process, _folder, Port) = (process, folder, port);

    public int Port { get; }

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public static async Task<SmtpServer> StartAsync(bool encrypted, bool isImplicit = false, string? user = null, string? without = null, int port = 0)
    {
        var folder = Directory.CreateTempSubdirectory("posthouse-smtp-");
        List<string> arguments = ["-u", Peers.Python("smtp_server.py"), "--folder", folder.FullName, "--port", port.ToString(CultureInfo.InvariantCulture)];
        if (encrypted)
        {
            Certify(folder.FullName);
            arguments.AddRange(["--certificate", Path.Combine(folder.FullName, "certificate.pem"), "--key", Path.Combine(folder.FullName, "key.pem")]);
        }

        arguments.AddRange(isImplicit ? ["--implicit"] : []);
        arguments.AddRange(user is null ? [] : ["--user", user]);
        arguments.AddRange(without is null ? [] : ["--without", without]);
        var process = Process.Start(new ProcessStartInfo("/usr/bin/python3", arguments) { RedirectStandardOutput = true, UseShellExecute = false })!;
        var line = await process.StandardOutput.ReadLineAsync(Cancelled);
        Assert.True(line?.StartsWith("Listening: ", StringComparison.Ordinal), "The mail server did not start; it needs python3-aiosmtpd.");
        return new SmtpServer(process, folder, int.Parse(line!["Listening: ".Length..], CultureInfo.InvariantCulture));
    }

    public (string, string)[] Settings(string security) =>
    [
        ("Transport", "Smtp"), ("Host", "localhost"), ("Port", Port.ToString(CultureInfo.InvariantCulture)), ("Security", security),
        .. File.Exists(Path.Combine(_folder.FullName, "certificate.pem")) ? [("CaFile", Path.Combine(_folder.FullName, "certificate.pem"))] : Array.Empty<(string, string)>(),
    ];

    public IReadOnlyList<string> Files() => [.. Directory.GetFiles(_folder.FullName, "*.eml").Order(StringComparer.Ordinal)];

    public async Task<IReadOnlyList<ReadMail>> TakenAsync() => Files() is { Count: > 0 } files ? await ReadMail.FromAsync(files) : [];

    /// <summary>Waits until it has taken so many mails, said so or not.</summary>
    public Task HasAsync(int count) => Eventually.HoldsAsync(() => Files().Count >= count, $"{count} mails come", Cancelled);

    /// <summary>Lets it say that it has taken what it holds.</summary>
    public void Release() => File.WriteAllText(Path.Combine(_folder.FullName, "release"), "");

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            await _process.WaitForExitAsync(CancellationToken.None);
        }

        _process.Dispose();
        if (_folder.Exists)
        {
            _folder.Delete(recursive: true);
        }
    }

    private static void Certify(string folder)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: false, pathLengthConstraint: 0, critical: true));
        var now = TimeProvider.System.GetUtcNow();
        using var certificate = request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
        File.WriteAllText(Path.Combine(folder, "certificate.pem"), certificate.ExportCertificatePem());
        File.WriteAllText(Path.Combine(folder, "key.pem"), key.ExportPkcs8PrivateKeyPem());
    }
}
