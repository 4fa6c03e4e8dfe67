namespace Grpc.Core;

/// <summary>Makes calls: what generated clients stand on.</summary>
public abstract class CallInvoker
{
    /// <summary>Calls a unary method and blocks until the response is there.</summary>
    /// <typeparam name="TRequest">The request message.</typeparam>
    /// <typeparam name="TResponse">The response message.</typeparam>
    /// <param name="method">The method.</param>
    /// <param name="host">The authority to name, or null for that of the channel.</param>
    /// <param name="options">The options.</param>
    /// <param name="request">The request.</param>
    /// <returns>The response.</returns>
    public abstract TResponse BlockingUnaryCall<TRequest, TResponse>(
        Method<TRequest, TResponse> method, string? host, CallOptions options, TRequest request)
        where TRequest : class
        where TResponse : class;

    /// <summary>Calls a unary method.</summary>
    /// <typeparam name="TRequest">The request message.</typeparam>
    /// <typeparam name="TResponse">The response message.</typeparam>
    /// <param name="method">The method.</param>
    /// <param name="host">The authority to name, or null for that of the channel.</param>
    /// <param name="options">The options.</param>
    /// <param name="request">The request.</param>
    /// <returns>The call.</returns>
    public abstract AsyncUnaryCall<TResponse> AsyncUnaryCall<TRequest, TResponse>(
        Method<TRequest, TResponse> method, string? host, CallOptions options, TRequest request)
        where TRequest : class
        where TResponse : class;

    /// <summary>Calls a server-streaming method.</summary>
    /// <typeparam name="TRequest">The request message.</typeparam>
    /// <typeparam name="TResponse">The response message.</typeparam>
    /// <param name="method">The method.</param>
    /// <param name="host">The authority to name, or null for that of the channel.</param>
    /// <param name="options">The options.</param>
    /// <param name="request">The request.</param>
    /// <returns>The call.</returns>
    public abstract AsyncServerStreamingCall<TResponse> AsyncServerStreamingCall<TRequest, TResponse>(
        Method<TRequest, TResponse> method, string? host, CallOptions options, TRequest request)
        where TRequest : class
        where TResponse : class;

    /// <summary>Calls a client-streaming method.</summary>
    /// <typeparam name="TRequest">The request message.</typeparam>
    /// <typeparam name="TResponse">The response message.</typeparam>
    /// <param name="method">The method.</param>
    /// <param name="host">The authority to name, or null for that of the channel.</param>
    /// <param name="options">The options.</param>
    /// <returns>The call.</returns>
    public abstract AsyncClientStreamingCall<TRequest, TResponse> AsyncClientStreamingCall<TRequest, TResponse>(
        Method<TRequest, TResponse> method, string? host, CallOptions options)
        where TRequest : class
        where TResponse : class;

    /// <summary>Calls a method with streams both ways.</summary>
    /// <typeparam name="TRequest">The request message.</typeparam>
    /// <typeparam name="TResponse">The response message.</typeparam>
    /// <param name="method">The method.</param>
    /// <param name="host">The authority to name, or null for that of the channel.</param>
    /// <param name="options">The options.</param>
    /// <returns>The call.</returns>
    public abstract AsyncDuplexStreamingCall<TRequest, TResponse> AsyncDuplexStreamingCall<TRequest, TResponse>(
        Method<TRequest, TResponse> method, string? host, CallOptions options)
        where TRequest : class
        where TResponse : class;
}
