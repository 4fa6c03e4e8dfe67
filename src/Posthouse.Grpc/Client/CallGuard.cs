using Grpc.Core;

namespace Posthouse.Grpc.Client;

/// <summary>Stands before the calls of a channel: lets each begin or refuses it, and hears how it ended. Must be safe for concurrent use.</summary>
public abstract class CallGuard
{
    /// <summary>Lets a call begin.</summary>
    /// <param name="method">The method.</param>
    /// <param name="options">Options of the call.</param>
    /// <returns>Told once how the call ended, with status and trailers, by whatever ended it; must be quick and must not throw.</returns>
    /// <exception cref="RpcException">The call is refused, and ends with this status and these trailers; nothing of it has left.</exception>
    public abstract Action<Status, Metadata> Begin(IMethod method, CallOptions options);
}
