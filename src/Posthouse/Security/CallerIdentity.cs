using Grpc.Core;

namespace Posthouse.Security;

/// <summary>The identity of a caller in the same process: an object that only the chassis makes, so that there is nothing to forge and nothing to look up.</summary>
internal sealed class CallerIdentity(Caller caller) : AuthContext(peerIdentityPropertyName: null, [])
{
    public Caller Caller { get; } = caller;
}
