using System.Net.Security;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.Extensions.Logging;
using Posthouse.Topologies;

namespace Posthouse.Hosting.Tls;

/// <summary>
/// The certificate that the public listener shows. Looks at its files again with a connection, every few seconds at most; one that was renewed is shown from then on. Files that cannot
/// be used are told once, and the certificate of before stays.
/// </summary>
internal sealed class ServerCertificate
{
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(5);

    private readonly CertificateFiles _files;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly Lock _looking = new();
    private volatile SslStreamCertificateContext _shown;
    private string? _fingerprint;
    private long _lookedAt;

    private ServerCertificate(CertificateFiles files, TimeProvider time, ILoggerFactory loggers)
    {
        _files = files;
        _time = time;
        _logger = loggers.CreateLogger("Posthouse.Hosting");
        _shown = files.Read(time.GetUtcNow(), out _fingerprint);
        _lookedAt = time.GetTimestamp();
    }

    /// <summary>Reads the certificate.</summary>
    /// <exception cref="StartRefusedException">There is none that can be used; says why.</exception>
    public static ServerCertificate Read(TlsOptions options, TimeProvider time, ILoggerFactory loggers) => new(new CertificateFiles(options), time, loggers);

    /// <summary>What is wrong with the files.</summary>
    public static IEnumerable<Problem> Check(TlsOptions options)
    {
        try
        {
            new CertificateFiles(options).Read(TimeProvider.System.GetUtcNow(), out _);
            return [];
        }
        catch (StartRefusedException refused)
        {
            return refused.Problems;
        }
    }

    /// <summary>How connections are secured.</summary>
    public TlsHandshakeCallbackOptions Handshakes => new() { OnConnection = _ => ValueTask.FromResult(new SslServerAuthenticationOptions { ServerCertificateContext = Shown() }) };

    /// <summary>The certificate for a connection that comes now.</summary>
    internal SslStreamCertificateContext Shown()
    {
        if (_time.GetElapsedTime(Volatile.Read(ref _lookedAt)) >= Between && _looking.TryEnter())
        {
            try
            {
                LookAgain();
            }
            finally
            {
                Volatile.Write(ref _lookedAt, _time.GetTimestamp());
                _looking.Exit();
            }
        }

        return _shown;
    }

    private void LookAgain()
    {
        string? found = null;
        try
        {
            found = _files.Fingerprint();
            if (found != _fingerprint)
            {
                _shown = _files.Read(_time.GetUtcNow(), out _);
                Log.CertificateRenewed(_logger, _files.Options.Certificate, _shown.TargetCertificate.NotAfter.ToUniversalTime());
            }
        }
        catch (Exception failure) when (failure is StartRefusedException or IOException or UnauthorizedAccessException)
        {
            if (found is null || found != _fingerprint)
            {
                Log.CertificateKept(_logger, _files.Options.Certificate, failure.Message);
            }
        }

        _fingerprint = found ?? _fingerprint;
    }
}
