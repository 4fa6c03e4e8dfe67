using System.Collections.Concurrent;
using Grpc.Core;

namespace Posthouse.Security;

/// <summary>Local calls of one component: each is made as that component for the person for whom the work at hand is done, handed over as an object.</summary>
internal sealed class CallsForUsers(Func<UserId?, CallInvoker> way) : CallInvoker
{
    private const int MostRemembered = 1_000;

    private readonly CallInvoker _forNobody = way(null);
    private readonly ConcurrentDictionary<UserId, CallInvoker> _forUsers = [];

    private CallInvoker Way => ActingUser.Current is { } user ? For(user) : _forNobody;

    public override TResponse BlockingUnaryCall<TRequest, TResponse>(Method<TRequest, TResponse> method, string? host, CallOptions options, TRequest request) =>
        Way.BlockingUnaryCall(method, host, options, request);

    public override AsyncUnaryCall<TResponse> AsyncUnaryCall<TRequest, TResponse>(Method<TRequest, TResponse> method, string? host, CallOptions options, TRequest request) =>
        Way.AsyncUnaryCall(method, host, options, request);

    public override AsyncServerStreamingCall<TResponse> AsyncServerStreamingCall<TRequest, TResponse>(Method<TRequest, TResponse> method, string? host, CallOptions options, TRequest request) =>
        Way.AsyncServerStreamingCall(method, host, options, request);

    public override AsyncClientStreamingCall<TRequest, TResponse> AsyncClientStreamingCall<TRequest, TResponse>(Method<TRequest, TResponse> method, string? host, CallOptions options) =>
        Way.AsyncClientStreamingCall(method, host, options);

    public override AsyncDuplexStreamingCall<TRequest, TResponse> AsyncDuplexStreamingCall<TRequest, TResponse>(Method<TRequest, TResponse> method, string? host, CallOptions options) =>
        Way.AsyncDuplexStreamingCall(method, host, options);

    private CallInvoker For(UserId user)
    {
        if (_forUsers.Count >= MostRemembered)
        {
            _forUsers.Clear();
        }

        return _forUsers.GetOrAdd(user, static (id, make) => make(id), way);
    }
}
