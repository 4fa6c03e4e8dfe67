using Grpc.Core;
using Posthouse.Grpc.Server;
using Posthouse.Grpc.Wire;

namespace Posthouse.Grpc.Local;

/// <summary>A local call that has one response.</summary>
internal abstract class LocalResponseCall<TRequest, TResponse>(
    BoundMethod<TRequest, TResponse> method, LocalCallInvoker invoker, string? host, CallOptions options)
    : LocalCall(method, invoker, host, options)
    where TRequest : class
    where TResponse : class
{
    private TaskCompletionSource<TResponse>? _source;
    private TResponse? _response;

    // Looked up in the base class: a field for it would be one more in every call.
    private Marshaller<TResponse> ResponseMarshaller => ((BoundMethod<TRequest, TResponse>)Bound).Typed.ResponseMarshaller;

    /// <summary>The task of a call whose server has answered already, or has not.</summary>
    protected Task<TResponse> Await(ValueTask<TResponse?> serving)
    {
        if (serving.IsCompletedSuccessfully)
        {
            Deliver(serving.Result);
            return End!.IsSuccess ? Task.FromResult(_response!) : End.ToTask<TResponse>();
        }

        var source = new TaskCompletionSource<TResponse>(TaskCreationOptions.RunContinuationsAsynchronously);
        Interlocked.Exchange(ref _source, source);
        Settle();
        _ = DeliverAsync(serving);
        return source.Task;
    }

    protected override void OnEnded() => Settle();

    private async Task DeliverAsync(ValueTask<TResponse?> serving) => Deliver(await serving);

    private void Deliver(TResponse? response)
    {
        if (response is not null)
        {
            var limits = Bound.Binding.Limits;
            var marshaller = ResponseMarshaller;
            if (LocalMessage.Exceeds(response, marshaller, limits.MaxSendMessageSize, out var size))
            {
                CallFailure.Apply(this, new RpcException(Outcomes.SentTooLarge(size, limits.MaxSendMessageSize!.Value)));
            }
            else if (LocalMessage.Exceeds(response, marshaller, Caller.MaxReceiveMessageSize, out size))
            {
                Interrupt(Outcomes.ReceivedTooLarge(size, Caller.MaxReceiveMessageSize!.Value));
            }
            else
            {
                _response = LocalMessage.Copy(response, marshaller);
            }
        }

        Complete();
    }

    private void Settle()
    {
        if (Volatile.Read(ref _source) is { } source && End is { } end)
        {
            end.Settle(source, _response!, end.IsSuccess);
        }
    }
}

/// <summary>A local unary call.</summary>
internal sealed class LocalUnaryCall<TRequest, TResponse>(
    BoundUnaryMethod<TRequest, TResponse> method, LocalCallInvoker invoker, string? host, CallOptions options)
    : LocalResponseCall<TRequest, TResponse>(method, invoker, host, options)
    where TRequest : class
    where TResponse : class
{
    private BoundUnaryMethod<TRequest, TResponse> Served => (BoundUnaryMethod<TRequest, TResponse>)Bound;

    internal AsyncUnaryCall<TResponse> Start(TRequest request) =>
        new(Await(Serve(request)), HeadersOf, StatusOf, TrailersOf, Dispose, this);

    private ValueTask<TResponse?> Serve(TRequest request)
    {
        if (!Begin() || LocalRequest.Take(this, request, Served.Typed.RequestMarshaller) is not { } taken)
        {
            return default;
        }

        return HasCredentials ? AuthenticateAndServeAsync(taken) : Served.ServeAsync(taken, this);
    }

    private async ValueTask<TResponse?> AuthenticateAndServeAsync(TRequest request) =>
        await AuthenticateAsync() ? await Served.ServeAsync(request, this) : null;
}

/// <summary>A local client-streaming call.</summary>
internal sealed class LocalClientStreamingCall<TRequest, TResponse> : LocalResponseCall<TRequest, TResponse>
    where TRequest : class
    where TResponse : class
{
    private readonly BoundClientStreamingMethod<TRequest, TResponse> _method;
    private readonly LocalRequestStream<TRequest> _requests;

    internal LocalClientStreamingCall(
        BoundClientStreamingMethod<TRequest, TResponse> method, LocalCallInvoker invoker, string? host, CallOptions options)
        : base(method, invoker, host, options)
    {
        _method = method;
        _requests = new LocalRequestStream<TRequest>(this, method.Typed.RequestMarshaller);
    }

    internal AsyncClientStreamingCall<TRequest, TResponse> Start()
    {
        var response = Await(Begin() ? ServeAsync() : default);
        return new AsyncClientStreamingCall<TRequest, TResponse>(
            _requests.Writer, response, HeadersOf, StatusOf, TrailersOf, Dispose, this);
    }

    protected override void OnEnded()
    {
        base.OnEnded();
        _requests.Close();
    }

    private async ValueTask<TResponse?> ServeAsync() =>
        await AuthenticateAsync() ? await _method.ServeAsync(_requests.Reader, this) : null;
}
