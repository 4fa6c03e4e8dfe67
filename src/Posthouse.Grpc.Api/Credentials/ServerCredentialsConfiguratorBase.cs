namespace Grpc.Core;

/// <summary>Receives what <see cref="ServerCredentials"/> consist of. Implemented by runtimes.</summary>
public abstract class ServerCredentialsConfiguratorBase
{
    /// <summary>The port is plaintext.</summary>
    /// <param name="state">What the runtime handed in.</param>
    public abstract void SetInsecureCredentials(object? state);

    /// <summary>The port uses TLS.</summary>
    /// <param name="state">What the runtime handed in.</param>
    /// <param name="rootCertificates">Roots in PEM that client certificates are checked against, or null.</param>
    /// <param name="keyCertificatePairs">The server's certificates.</param>
    /// <param name="clientCertificateRequest">What is asked of clients.</param>
    public abstract void SetSslCredentials(
        object? state,
        string? rootCertificates,
        IEnumerable<KeyCertificatePair> keyCertificatePairs,
        SslClientCertificateRequestType clientCertificateRequest);
}
