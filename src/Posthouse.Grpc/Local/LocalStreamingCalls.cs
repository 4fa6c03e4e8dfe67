using Grpc.Core;
using Posthouse.Grpc.Server;

namespace Posthouse.Grpc.Local;

/// <summary>A local server-streaming call.</summary>
internal sealed class LocalServerStreamingCall<TRequest, TResponse> : LocalCall
    where TRequest : class
    where TResponse : class
{
    private readonly BoundServerStreamingMethod<TRequest, TResponse> _method;
    private readonly LocalResponseStream<TResponse> _responses;

    internal LocalServerStreamingCall(
        BoundServerStreamingMethod<TRequest, TResponse> method, LocalCallInvoker invoker, string? host, CallOptions options)
        : base(method, invoker, host, options)
    {
        _method = method;
        _responses = new LocalResponseStream<TResponse>(this, method.Typed.ResponseMarshaller);
    }

    internal AsyncServerStreamingCall<TResponse> Start(TRequest request)
    {
        _ = ServeAsync(request);
        return new AsyncServerStreamingCall<TResponse>(_responses.Reader, HeadersOf, StatusOf, TrailersOf, Dispose, this);
    }

    protected override void OnEnded() => _responses.Close();

    private async Task ServeAsync(TRequest request)
    {
        if (Begin() && LocalRequest.Take(this, request, _method.Typed.RequestMarshaller) is { } taken && await AuthenticateAsync())
        {
            await _method.ServeAsync(taken, _responses.Writer, this);
        }

        Complete();
    }
}

/// <summary>A local call that streams both ways.</summary>
internal sealed class LocalDuplexStreamingCall<TRequest, TResponse> : LocalCall
    where TRequest : class
    where TResponse : class
{
    private readonly BoundDuplexStreamingMethod<TRequest, TResponse> _method;
    private readonly LocalRequestStream<TRequest> _requests;
    private readonly LocalResponseStream<TResponse> _responses;

    internal LocalDuplexStreamingCall(
        BoundDuplexStreamingMethod<TRequest, TResponse> method, LocalCallInvoker invoker, string? host, CallOptions options)
        : base(method, invoker, host, options)
    {
        _method = method;
        _requests = new LocalRequestStream<TRequest>(this, method.Typed.RequestMarshaller);
        _responses = new LocalResponseStream<TResponse>(this, method.Typed.ResponseMarshaller);
    }

    internal AsyncDuplexStreamingCall<TRequest, TResponse> Start()
    {
        _ = ServeAsync();
        return new AsyncDuplexStreamingCall<TRequest, TResponse>(
            _requests.Writer, _responses.Reader, HeadersOf, StatusOf, TrailersOf, Dispose, this);
    }

    protected override void OnEnded()
    {
        _requests.Close();
        _responses.Close();
    }

    private async Task ServeAsync()
    {
        if (Begin() && await AuthenticateAsync())
        {
            await _method.ServeAsync(_requests.Reader, _responses.Writer, this);
        }

        Complete();
    }
}
