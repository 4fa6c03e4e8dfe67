using System.Collections.Frozen;
using Grpc.Core;

namespace Posthouse.Hosting;

/// <summary>
/// The calls of one component: each declared service leads to whoever serves it, in this process or another. What is not declared is
/// refused before anything leaves, by the same path in every topology.
/// </summary>
internal sealed class RoutedCalls(Func<string, CallInvoker> refusal) : CallInvoker
{
    private FrozenDictionary<string, CallInvoker> _routes = FrozenDictionary<string, CallInvoker>.Empty;

    /// <summary>Opens the routes, by full name of the service; before the first call.</summary>
    public void Open(IReadOnlyDictionary<string, CallInvoker> routes) => _routes = routes.ToFrozenDictionary(StringComparer.Ordinal);

    public override TResponse BlockingUnaryCall<TRequest, TResponse>(Method<TRequest, TResponse> method, string? host, CallOptions options, TRequest request) =>
        To(method).BlockingUnaryCall(method, host, options, request);

    public override AsyncUnaryCall<TResponse> AsyncUnaryCall<TRequest, TResponse>(Method<TRequest, TResponse> method, string? host, CallOptions options, TRequest request) =>
        To(method).AsyncUnaryCall(method, host, options, request);

    public override AsyncServerStreamingCall<TResponse> AsyncServerStreamingCall<TRequest, TResponse>(Method<TRequest, TResponse> method, string? host, CallOptions options, TRequest request) =>
        To(method).AsyncServerStreamingCall(method, host, options, request);

    public override AsyncClientStreamingCall<TRequest, TResponse> AsyncClientStreamingCall<TRequest, TResponse>(Method<TRequest, TResponse> method, string? host, CallOptions options) =>
        To(method).AsyncClientStreamingCall(method, host, options);

    public override AsyncDuplexStreamingCall<TRequest, TResponse> AsyncDuplexStreamingCall<TRequest, TResponse>(Method<TRequest, TResponse> method, string? host, CallOptions options) =>
        To(method).AsyncDuplexStreamingCall(method, host, options);

    private CallInvoker To(IMethod method) => _routes.TryGetValue(method.ServiceName, out var route) ? route : refusal(method.ServiceName);
}
