namespace Grpc.Core.Interceptors;

/// <summary>An outgoing call as an interceptor sees it.</summary>
/// <typeparam name="TRequest">The request message.</typeparam>
/// <typeparam name="TResponse">The response message.</typeparam>
public readonly struct ClientInterceptorContext<TRequest, TResponse>
    where TRequest : class
    where TResponse : class
{
    /// <summary>A call.</summary>
    /// <param name="method">The method.</param>
    /// <param name="host">The authority to name, or null for that of the channel.</param>
    /// <param name="options">The options.</param>
    public ClientInterceptorContext(Method<TRequest, TResponse> method, string? host, CallOptions options)
    {
        Method = method;
        Host = host;
        Options = options;
    }

    /// <summary>The method.</summary>
    public Method<TRequest, TResponse> Method { get; }

    /// <summary>The authority to name, or null for that of the channel.</summary>
    public string? Host { get; }

    /// <summary>The options.</summary>
    public CallOptions Options { get; }
}
