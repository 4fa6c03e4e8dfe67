namespace Grpc.Core;

/// <summary>Receives what <see cref="ChannelCredentials"/> consist of. Implemented by runtimes.</summary>
public abstract class ChannelCredentialsConfiguratorBase
{
    /// <summary>The channel is plaintext.</summary>
    /// <param name="state">What the runtime handed in.</param>
    public abstract void SetInsecureCredentials(object? state);

    /// <summary>The channel uses TLS.</summary>
    /// <param name="state">What the runtime handed in.</param>
    /// <param name="rootCertificates">Trusted roots in PEM, or null for those of the system.</param>
    /// <param name="keyCertificatePair">The client's own certificate, or null.</param>
    /// <param name="verifyPeerCallback">A further check of the server's certificate, or null.</param>
    public abstract void SetSslCredentials(
        object? state, string? rootCertificates, KeyCertificatePair? keyCertificatePair, VerifyPeerCallback? verifyPeerCallback);

    /// <summary>The channel has credentials for each call too.</summary>
    /// <param name="state">What the runtime handed in.</param>
    /// <param name="channelCredentials">The channel's part.</param>
    /// <param name="callCredentials">The part of each call.</param>
    public abstract void SetCompositeCredentials(object? state, ChannelCredentials channelCredentials, CallCredentials callCredentials);
}
