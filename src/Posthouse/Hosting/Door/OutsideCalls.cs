using System.Collections.Frozen;
using Grpc.Core;
using Posthouse.Calls;
using Posthouse.Security;

namespace Posthouse.Hosting.Door;

/// <summary>
/// Calls of people and programs outside, for whatever protocol brings them to the public process: each method that they may call leads to the component that serves
/// it, in this process or another. The callee sees an outsider, with the person whom the front door has recognised for the work at hand, and checks the call itself.
/// What is not for outsiders does not exist here.
/// </summary>
internal sealed class OutsideCalls(PublicMethods methods, Func<string, CallInvoker> ways) : CallInvoker
{
    private readonly FrozenDictionary<string, CallInvoker> _ways = methods.All
        .Select(static method => method.Component)
        .Distinct(StringComparer.Ordinal)
        .ToFrozenDictionary(static component => component, ways, StringComparer.Ordinal);

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

    private CallInvoker To(IMethod called) => methods.Find(called.FullName) switch
    {
        null => Refuse(Refusals.NotServedHere(called.FullName)),
        { NeedsUser: true } method when ActingUser.Current is null => Refuse(Refusals.NoUser(method.Path.TrimStart('/'))),
        var method => _ways[method.Component],
    };

    private static RefusedCalls Refuse(StatusException refusal) => new(ExceptionTranslator.ToRpcException(refusal, CallReasons.Domain));
}
