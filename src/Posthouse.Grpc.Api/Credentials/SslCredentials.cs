namespace Grpc.Core;

/// <summary>TLS for a channel.</summary>
public sealed class SslCredentials : ChannelCredentials
{
    private readonly VerifyPeerCallback? _verifyPeerCallback;

    /// <summary>Trusts the system's roots and shows no certificate.</summary>
    public SslCredentials()
        : this(null, null, null)
    {
    }

    /// <summary>Trusts the given roots and shows no certificate.</summary>
    /// <param name="rootCertificates">Roots in PEM, or null for those of the system.</param>
    public SslCredentials(string? rootCertificates)
        : this(rootCertificates, null, null)
    {
    }

    /// <summary>Trusts the given roots and shows a certificate.</summary>
    /// <param name="rootCertificates">Roots in PEM, or null for those of the system.</param>
    /// <param name="keyCertificatePair">The client's certificate, or null.</param>
    public SslCredentials(string? rootCertificates, KeyCertificatePair? keyCertificatePair)
        : this(rootCertificates, keyCertificatePair, null)
    {
    }

    /// <summary>Trusts the given roots, shows a certificate and checks the server further.</summary>
    /// <param name="rootCertificates">Roots in PEM, or null for those of the system.</param>
    /// <param name="keyCertificatePair">The client's certificate, or null.</param>
    /// <param name="verifyPeerCallback">Decides after the ordinary checks have passed, or null.</param>
    public SslCredentials(string? rootCertificates, KeyCertificatePair? keyCertificatePair, VerifyPeerCallback? verifyPeerCallback)
    {
        RootCertificates = rootCertificates;
        KeyCertificatePair = keyCertificatePair;
        _verifyPeerCallback = verifyPeerCallback;
    }

    /// <summary>Trusted roots in PEM, or null for those of the system.</summary>
    public string? RootCertificates { get; }

    /// <summary>The client's certificate, or null.</summary>
    public KeyCertificatePair? KeyCertificatePair { get; }

    internal override bool IsComposable => true;

    /// <inheritdoc/>
    public override void InternalPopulateConfiguration(ChannelCredentialsConfiguratorBase configurator, object? state) =>
        configurator.SetSslCredentials(state, RootCertificates, KeyCertificatePair, _verifyPeerCallback);
}
