namespace Grpc.Core;

/// <summary>Ties outgoing calls to the call being served. Opaque to whoever passes it on; each runtime derives its own.</summary>
public abstract class ContextPropagationToken
{
    /// <summary>For the runtime.</summary>
    protected ContextPropagationToken()
    {
    }
}
