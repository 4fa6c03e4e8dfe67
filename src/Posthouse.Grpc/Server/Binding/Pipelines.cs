using Grpc.AspNetCore.Server;
using Grpc.Core;

namespace Posthouse.Grpc.Server;

/// <summary>
/// Puts interceptors around a handler, once per method and not per call: an interceptor that serves all calls is part of the chain, one that
/// is made per call is asked of the call.
/// </summary>
internal static class Pipelines
{
    internal static UnaryServerMethod<TRequest, TResponse> Unary<TRequest, TResponse>(
        IReadOnlyList<InterceptorRegistration> interceptors, UnaryServerMethod<TRequest, TResponse> handler)
        where TRequest : class
        where TResponse : class => interceptors.Reverse().Aggregate(handler, (next, registration) => registration.Instance is { } shared
            ? (request, context) => shared.UnaryServerHandler(request, context, next)
            : (request, context) => ServedCall.Of(context).Interceptor(registration).UnaryServerHandler(request, context, next));

    internal static ClientStreamingServerMethod<TRequest, TResponse> ClientStreaming<TRequest, TResponse>(
        IReadOnlyList<InterceptorRegistration> interceptors, ClientStreamingServerMethod<TRequest, TResponse> handler)
        where TRequest : class
        where TResponse : class => interceptors.Reverse().Aggregate(handler, (next, registration) => registration.Instance is { } shared
            ? (requests, context) => shared.ClientStreamingServerHandler(requests, context, next)
            : (requests, context) => ServedCall.Of(context).Interceptor(registration).ClientStreamingServerHandler(requests, context, next));

    internal static ServerStreamingServerMethod<TRequest, TResponse> ServerStreaming<TRequest, TResponse>(
        IReadOnlyList<InterceptorRegistration> interceptors, ServerStreamingServerMethod<TRequest, TResponse> handler)
        where TRequest : class
        where TResponse : class => interceptors.Reverse().Aggregate(handler, (next, registration) => registration.Instance is { } shared
            ? (request, responses, context) => shared.ServerStreamingServerHandler(request, responses, context, next)
            : (request, responses, context) =>
                ServedCall.Of(context).Interceptor(registration).ServerStreamingServerHandler(request, responses, context, next));

    internal static DuplexStreamingServerMethod<TRequest, TResponse> DuplexStreaming<TRequest, TResponse>(
        IReadOnlyList<InterceptorRegistration> interceptors, DuplexStreamingServerMethod<TRequest, TResponse> handler)
        where TRequest : class
        where TResponse : class => interceptors.Reverse().Aggregate(handler, (next, registration) => registration.Instance is { } shared
            ? (requests, responses, context) => shared.DuplexStreamingServerHandler(requests, responses, context, next)
            : (requests, responses, context) =>
                ServedCall.Of(context).Interceptor(registration).DuplexStreamingServerHandler(requests, responses, context, next));
}
