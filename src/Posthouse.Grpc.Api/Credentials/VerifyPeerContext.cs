namespace Grpc.Core;

/// <summary>Decides about a server after the ordinary checks of its certificate have passed.</summary>
/// <param name="context">The server.</param>
/// <returns>Whether the connection may go on.</returns>
public delegate bool VerifyPeerCallback(VerifyPeerContext context);

/// <summary>The server that a <see cref="VerifyPeerCallback"/> decides about.</summary>
public class VerifyPeerContext
{
    internal VerifyPeerContext(string targetName, string peerPem)
    {
        TargetName = targetName;
        PeerPem = peerPem;
    }

    /// <summary>The name that the client connects to.</summary>
    public string TargetName { get; }

    /// <summary>The server's certificate in PEM.</summary>
    public string PeerPem { get; }
}
