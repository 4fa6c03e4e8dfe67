namespace Grpc.Core;

/// <summary>Receives what <see cref="CallCredentials"/> consist of. Implemented by runtimes.</summary>
public abstract class CallCredentialsConfiguratorBase
{
    /// <summary>The credentials are several.</summary>
    /// <param name="state">What the runtime handed in.</param>
    /// <param name="credentials">The parts, in order.</param>
    public abstract void SetCompositeCredentials(object? state, IReadOnlyList<CallCredentials> credentials);

    /// <summary>The credentials add headers.</summary>
    /// <param name="state">What the runtime handed in.</param>
    /// <param name="interceptor">Adds the headers.</param>
    public abstract void SetAsyncAuthInterceptorCredentials(object? state, AsyncAuthInterceptor interceptor);
}
