namespace Grpc.Core;

/// <summary>Ties outgoing calls to the call being served. Opaque.</summary>
public abstract class ContextPropagationToken
{
    internal ContextPropagationToken()
    {
    }
}
