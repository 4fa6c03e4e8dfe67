namespace Grpc.Core;

/// <summary>What a TLS port asks of its clients.</summary>
public enum SslClientCertificateRequestType
{
    /// <summary>No certificate is asked for.</summary>
    DontRequest = 0,

    /// <summary>A certificate may be shown and is not checked.</summary>
    RequestButDontVerify,

    /// <summary>A certificate may be shown, and is then checked.</summary>
    RequestAndVerify,

    /// <summary>A certificate must be shown and is not checked.</summary>
    RequestAndRequireButDontVerify,

    /// <summary>A certificate must be shown and is checked.</summary>
    RequestAndRequireAndVerify,
}
