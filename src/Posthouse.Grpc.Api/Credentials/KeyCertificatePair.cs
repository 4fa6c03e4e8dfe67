using Grpc.Core.Utils;

namespace Grpc.Core;

/// <summary>A certificate with its private key.</summary>
public sealed class KeyCertificatePair
{
    /// <summary>A certificate with its private key.</summary>
    /// <param name="certificateChain">The certificate and its issuers, in PEM.</param>
    /// <param name="privateKey">The private key in PEM.</param>
    public KeyCertificatePair(string certificateChain, string privateKey)
    {
        CertificateChain = GrpcPreconditions.CheckNotNull(certificateChain, nameof(certificateChain));
        PrivateKey = GrpcPreconditions.CheckNotNull(privateKey, nameof(privateKey));
    }

    /// <summary>The certificate and its issuers, in PEM.</summary>
    public string CertificateChain { get; }

    /// <summary>The private key in PEM.</summary>
    public string PrivateKey { get; }
}
