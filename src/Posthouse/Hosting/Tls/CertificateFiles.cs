using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Posthouse.Topologies;

namespace Posthouse.Hosting.Tls;

/// <summary>The certificate as it stands in its files, and what is wrong with it.</summary>
internal sealed record CertificateFiles(TlsOptions Options)
{
    private const string Replace = "Give the file of a certificate in PEM form with --tls-certificate (and of its private key with --tls-key), or a .pfx file.";

    private bool IsPkcs12 => Path.GetExtension(Options.Certificate).ToUpperInvariant() is ".PFX" or ".P12";

    /// <summary>Reads the files.</summary>
    /// <param name="now">The moment at which the certificate must hold.</param>
    /// <param name="fingerprint">Tells these files from other ones, whether they could be used or not; <see langword="null"/> when they cannot be read.</param>
    /// <exception cref="StartRefusedException">They hold no certificate that can be used; says why.</exception>
    public SslStreamCertificateContext Read(DateTimeOffset now, out string? fingerprint)
    {
        fingerprint = null;
        X509Certificate2Collection all;
        try
        {
            fingerprint = Fingerprint();
            all = IsPkcs12 ? X509CertificateLoader.LoadPkcs12CollectionFromFile(Options.Certificate, Options.Password) : ReadPem();
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            throw Refuse($"The certificate cannot be read: {unreadable.Message}", Replace);
        }
        catch (Exception unusable) when (unusable is CryptographicException or ArgumentException)
        {
            throw Refuse($"The certificate in {Options.Certificate} cannot be used: {unusable.Message}", $"{Replace} An encrypted key needs its password in the environment variable Tls__Password.");
        }

        var own = all.FirstOrDefault(static certificate => certificate.HasPrivateKey)
            ?? throw Refuse($"There is no private key for the certificate in {Options.Certificate}.", "Give the file of the key with --tls-key.");
        if (now.UtcDateTime > own.NotAfter.ToUniversalTime() || now.UtcDateTime < own.NotBefore.ToUniversalTime())
        {
            throw Refuse($"The certificate in {Options.Certificate} holds from {own.NotBefore.ToUniversalTime():u} to {own.NotAfter.ToUniversalTime():u}, and not now.", "Renew it.");
        }

        all.Remove(own);
        return SslStreamCertificateContext.Create(own, all, offline: true);
    }

    private X509Certificate2Collection ReadPem()
    {
        var key = Options.Key.Length > 0 ? Options.Key : Options.Certificate;
        var own = Options.Password.Length > 0
            ? X509Certificate2.CreateFromEncryptedPemFile(Options.Certificate, Options.Password, key)
            : X509Certificate2.CreateFromPemFile(Options.Certificate, key);
        var others = new X509Certificate2Collection();
        others.ImportFromPemFile(Options.Certificate);
        others.RemoveAt(0);
        return [own, .. others];
    }

    /// <summary>Tells the files as they are now from what they were.</summary>
    /// <exception cref="IOException">They cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">They may not be read.</exception>
    public string Fingerprint()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(File.ReadAllBytes(Options.Certificate));
        if (Options.Key.Length > 0 && !IsPkcs12)
        {
            hash.AppendData(File.ReadAllBytes(Options.Key));
        }

        return Convert.ToHexString(hash.GetHashAndReset());
    }

    private static StartRefusedException Refuse(string what, string mend) => new([new Problem(what, mend)]);
}
