using Grpc.Core;

namespace Posthouse.Grpc.Client;

/// <summary>Takes channel credentials apart: whether they ask for TLS, and the call credentials that they bring.</summary>
internal sealed class ChannelCredentialsReader : ChannelCredentialsConfiguratorBase
{
    /// <summary>Whether TLS is asked for; null if the address decides.</summary>
    internal bool? IsSecure { get; private set; }

    internal CallCredentials? CallCredentials { get; private set; }

    public override void SetInsecureCredentials(object? state) => IsSecure = false;

    public override void SetSslCredentials(
        object? state, string? rootCertificates, KeyCertificatePair? keyCertificatePair, VerifyPeerCallback? verifyPeerCallback)
    {
        if (rootCertificates is not null || keyCertificatePair is not null || verifyPeerCallback is not null)
        {
            throw new NotSupportedException(
                "Certificates are set on GrpcChannelOptions.HttpHandler (SocketsHttpHandler.SslOptions); give SslCredentials without arguments.");
        }

        IsSecure = true;
    }

    public override void SetCompositeCredentials(object? state, ChannelCredentials channelCredentials, CallCredentials callCredentials)
    {
        channelCredentials.InternalPopulateConfiguration(this, state);
        CallCredentials = callCredentials;
    }

    internal static ChannelCredentialsReader Read(ChannelCredentials? credentials)
    {
        var reader = new ChannelCredentialsReader();
        credentials?.InternalPopulateConfiguration(reader, null);
        return reader;
    }
}
