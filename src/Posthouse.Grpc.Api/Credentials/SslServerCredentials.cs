using System.Collections.ObjectModel;
using Grpc.Core.Utils;

namespace Grpc.Core;

/// <summary>TLS for a port of a server.</summary>
public class SslServerCredentials : ServerCredentials
{
    /// <summary>TLS that asks clients for no certificate.</summary>
    /// <param name="keyCertificatePairs">The server's certificates, at least one.</param>
    public SslServerCredentials(IEnumerable<KeyCertificatePair> keyCertificatePairs)
        : this(keyCertificatePairs, null, SslClientCertificateRequestType.DontRequest)
    {
    }

    /// <summary>TLS that may force clients to show a certificate.</summary>
    /// <param name="keyCertificatePairs">The server's certificates, at least one.</param>
    /// <param name="rootCertificates">Roots in PEM that client certificates are checked against, or null.</param>
    /// <param name="forceClientAuth">Whether clients must show a valid certificate; needs <paramref name="rootCertificates"/>.</param>
    public SslServerCredentials(IEnumerable<KeyCertificatePair> keyCertificatePairs, string? rootCertificates, bool forceClientAuth)
        : this(
            keyCertificatePairs,
            rootCertificates,
            forceClientAuth ? SslClientCertificateRequestType.RequestAndRequireAndVerify : SslClientCertificateRequestType.DontRequest)
    {
    }

    /// <summary>TLS.</summary>
    /// <param name="keyCertificatePairs">The server's certificates, at least one.</param>
    /// <param name="rootCertificates">Roots in PEM that client certificates are checked against, or null.</param>
    /// <param name="clientCertificateRequest">What is asked of clients.</param>
    public SslServerCredentials(
        IEnumerable<KeyCertificatePair> keyCertificatePairs,
        string? rootCertificates,
        SslClientCertificateRequestType clientCertificateRequest)
    {
        GrpcPreconditions.CheckNotNull(keyCertificatePairs, nameof(keyCertificatePairs));
        KeyCertificatePairs = new ReadOnlyCollection<KeyCertificatePair>([.. keyCertificatePairs]);
        GrpcPreconditions.CheckArgument(KeyCertificatePairs.Count > 0, "At least one certificate is needed.");
        GrpcPreconditions.CheckArgument(
            clientCertificateRequest != SslClientCertificateRequestType.RequestAndRequireAndVerify || rootCertificates is not null,
            "Client certificates can be checked only against root certificates.");
        RootCertificates = rootCertificates;
        ClientCertificateRequest = clientCertificateRequest;
    }

    /// <summary>The server's certificates.</summary>
    public IList<KeyCertificatePair> KeyCertificatePairs { get; }

    /// <summary>Roots in PEM that client certificates are checked against, or null.</summary>
    public string? RootCertificates { get; }

    /// <summary>Whether clients must show a valid certificate.</summary>
    public bool ForceClientAuthentication => ClientCertificateRequest == SslClientCertificateRequestType.RequestAndRequireAndVerify;

    /// <summary>What is asked of clients.</summary>
    public SslClientCertificateRequestType ClientCertificateRequest { get; }

    /// <inheritdoc/>
    public override void InternalPopulateConfiguration(ServerCredentialsConfiguratorBase configurator, object? state) =>
        configurator.SetSslCredentials(state, RootCertificates, KeyCertificatePairs, ClientCertificateRequest);
}
