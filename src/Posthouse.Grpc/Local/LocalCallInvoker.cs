using Grpc.Core;
using Posthouse.Grpc.Server;

namespace Posthouse.Grpc.Local;

/// <summary>
/// Calls services in the same process as if they were remote: through their server interceptors, on copies of the messages, with metadata,
/// deadline, cancellation, limits and status as the wire would carry them. A handler starts on the caller's thread and gives it back at its
/// first await. Client interceptors are put before it with <c>Intercept</c>.
/// </summary>
public sealed class LocalCallInvoker : CallInvoker
{
    private readonly GrpcMethodTable _methods;

    /// <summary>An invoker for one caller.</summary>
    /// <param name="methods">What can be called; every binding brings services of its own.</param>
    /// <param name="caller">Who calls.</param>
    /// <param name="time">The clock that deadlines go by.</param>
    /// <exception cref="ArgumentException">A binding has no services of its own.</exception>
    public LocalCallInvoker(GrpcMethodTable methods, LocalCaller caller, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(methods);
        ArgumentNullException.ThrowIfNull(caller);
        ArgumentNullException.ThrowIfNull(time);
        if (methods.Methods.FirstOrDefault(method => method.Binding.Services is null) is { } dependent)
        {
            throw new ArgumentException($"{dependent.ServiceType} was bound without services of its own.", nameof(methods));
        }

        _methods = methods;
        Caller = caller;
        Time = time;
    }

    /// <summary>Who calls.</summary>
    public LocalCaller Caller { get; }

    internal TimeProvider Time { get; }

    /// <inheritdoc/>
    public override TResponse BlockingUnaryCall<TRequest, TResponse>(
        Method<TRequest, TResponse> method, string? host, CallOptions options, TRequest request)
    {
        using var call = AsyncUnaryCall(method, host, options, request);
        return call.GetAwaiter().GetResult();
    }

    /// <inheritdoc/>
    public override AsyncUnaryCall<TResponse> AsyncUnaryCall<TRequest, TResponse>(
        Method<TRequest, TResponse> method, string? host, CallOptions options, TRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return Find<BoundUnaryMethod<TRequest, TResponse>>(method) is { } bound
            ? new LocalUnaryCall<TRequest, TResponse>(bound, this, host, options).Start(request)
            : UnimplementedCalls.Unary<TResponse>(method);
    }

    /// <inheritdoc/>
    public override AsyncServerStreamingCall<TResponse> AsyncServerStreamingCall<TRequest, TResponse>(
        Method<TRequest, TResponse> method, string? host, CallOptions options, TRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return Find<BoundServerStreamingMethod<TRequest, TResponse>>(method) is { } bound
            ? new LocalServerStreamingCall<TRequest, TResponse>(bound, this, host, options).Start(request)
            : UnimplementedCalls.ServerStreaming<TResponse>(method);
    }

    /// <inheritdoc/>
    public override AsyncClientStreamingCall<TRequest, TResponse> AsyncClientStreamingCall<TRequest, TResponse>(
        Method<TRequest, TResponse> method, string? host, CallOptions options) =>
        Find<BoundClientStreamingMethod<TRequest, TResponse>>(method) is { } bound
            ? new LocalClientStreamingCall<TRequest, TResponse>(bound, this, host, options).Start()
            : UnimplementedCalls.ClientStreaming<TRequest, TResponse>(method);

    /// <inheritdoc/>
    public override AsyncDuplexStreamingCall<TRequest, TResponse> AsyncDuplexStreamingCall<TRequest, TResponse>(
        Method<TRequest, TResponse> method, string? host, CallOptions options) =>
        Find<BoundDuplexStreamingMethod<TRequest, TResponse>>(method) is { } bound
            ? new LocalDuplexStreamingCall<TRequest, TResponse>(bound, this, host, options).Start()
            : UnimplementedCalls.DuplexStreaming<TRequest, TResponse>(method);

    private TBound? Find<TBound>(IMethod method)
        where TBound : BoundMethod
    {
        ArgumentNullException.ThrowIfNull(method);
        return _methods.Find(method.FullName) switch
        {
            null => null,
            TBound bound => bound,
            _ => throw new InvalidOperationException(
                $"{method.FullName} is served here with other message types or as another kind of method than this client was generated for."),
        };
    }
}
