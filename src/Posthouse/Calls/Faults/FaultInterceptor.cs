using Grpc.Core;
using Grpc.Core.Interceptors;

namespace Posthouse.Calls.Faults;

/// <summary>Brings the faults of one edge about. Streams suffer when they begin: they are lost, late or refused as a whole.</summary>
internal sealed class FaultInterceptor(EdgeFaults edge, TimeProvider clock) : Interceptor
{
    public override AsyncUnaryCall<TResponse> AsyncUnaryCall<TRequest, TResponse>(
        TRequest request, ClientInterceptorContext<TRequest, TResponse> context, AsyncUnaryCallContinuation<TRequest, TResponse> continuation)
    {
        var fault = edge.Current;
        return fault.Kind == FaultKind.None ? continuation(request, context) : Disturbed(fault, request, context, continuation);
    }

    public override TResponse BlockingUnaryCall<TRequest, TResponse>(
        TRequest request, ClientInterceptorContext<TRequest, TResponse> context, BlockingUnaryCallContinuation<TRequest, TResponse> continuation)
    {
        switch (edge.Current.Kind)
        {
            case FaultKind.None:
                return continuation(request, context);
            case FaultKind.Duplicate:
                continuation(request, context);
                return continuation(request, context);
            case FaultKind.Refuse:
                throw Refusal();
            default:
                throw new NotSupportedException("A blocking call can be duplicated or refused; make an asynchronous call to have it lost or late.");
        }
    }

    public override AsyncServerStreamingCall<TResponse> AsyncServerStreamingCall<TRequest, TResponse>(
        TRequest request,
        ClientInterceptorContext<TRequest, TResponse> context,
        AsyncServerStreamingCallContinuation<TRequest, TResponse> continuation)
    {
        if (edge.Current is not { Kind: not (FaultKind.None or FaultKind.Duplicate) } fault)
        {
            return continuation(request, context);
        }

        var late = new LateCall<AsyncServerStreamingCall<TResponse>>(
            Begin(fault, context.Options, () => continuation(request, context)), call => call.ResponseHeadersAsync, call => call.GetStatus(), call => call.GetTrailers());
        return new AsyncServerStreamingCall<TResponse>(
            new LateReader<TResponse>(Stream(late.Call, call => call.ResponseStream)), late.Headers(), late.Status, late.Trailers, late.Dispose);
    }

    public override AsyncClientStreamingCall<TRequest, TResponse> AsyncClientStreamingCall<TRequest, TResponse>(
        ClientInterceptorContext<TRequest, TResponse> context, AsyncClientStreamingCallContinuation<TRequest, TResponse> continuation)
    {
        if (edge.Current is not { Kind: not (FaultKind.None or FaultKind.Duplicate) } fault)
        {
            return continuation(context);
        }

        var late = new LateCall<AsyncClientStreamingCall<TRequest, TResponse>>(
            Begin(fault, context.Options, () => continuation(context)), call => call.ResponseHeadersAsync, call => call.GetStatus(), call => call.GetTrailers());
        return new AsyncClientStreamingCall<TRequest, TResponse>(
            new LateWriter<TRequest>(Stream(late.Call, call => call.RequestStream)), Answer(), late.Headers(), late.Status, late.Trailers, late.Dispose);

        async Task<TResponse> Answer() => await (await late.Call).ResponseAsync;
    }

    public override AsyncDuplexStreamingCall<TRequest, TResponse> AsyncDuplexStreamingCall<TRequest, TResponse>(
        ClientInterceptorContext<TRequest, TResponse> context, AsyncDuplexStreamingCallContinuation<TRequest, TResponse> continuation)
    {
        if (edge.Current is not { Kind: not (FaultKind.None or FaultKind.Duplicate) } fault)
        {
            return continuation(context);
        }

        var late = new LateCall<AsyncDuplexStreamingCall<TRequest, TResponse>>(
            Begin(fault, context.Options, () => continuation(context)), call => call.ResponseHeadersAsync, call => call.GetStatus(), call => call.GetTrailers());
        return new AsyncDuplexStreamingCall<TRequest, TResponse>(
            new LateWriter<TRequest>(Stream(late.Call, call => call.RequestStream)),
            new LateReader<TResponse>(Stream(late.Call, call => call.ResponseStream)),
            late.Headers(),
            late.Status,
            late.Trailers,
            late.Dispose);
    }

    // Apart from the undisturbed case, which so allocates nothing.
    private AsyncUnaryCall<TResponse> Disturbed<TRequest, TResponse>(
        Fault fault, TRequest request, ClientInterceptorContext<TRequest, TResponse> context, AsyncUnaryCallContinuation<TRequest, TResponse> continuation)
        where TRequest : class
        where TResponse : class
    {
        var late = new LateCall<AsyncUnaryCall<TResponse>>(
            Begin(fault, context.Options, () => continuation(request, context)), call => call.ResponseHeadersAsync, call => call.GetStatus(), call => call.GetTrailers());
        return new AsyncUnaryCall<TResponse>(Answer(), late.Headers(), late.Status, late.Trailers, late.Dispose);

        async Task<TResponse> Answer()
        {
            var call = await late.Call;
            var answer = await call.ResponseAsync;
            if (fault.Kind == FaultKind.Duplicate)
            {
                using var second = continuation(request, context);
                return await second.ResponseAsync;
            }

            return fault.Kind == FaultKind.DropAnswers ? await Lost<TResponse>(context.Options) : answer;
        }
    }

    private static async Task<TStream> Stream<TCall, TStream>(Task<TCall> call, Func<TCall, TStream> stream) => stream(await call);

    private static RpcException Refusal() => new(new Status(StatusCode.Unavailable, "A fault that a test has set refuses this call."));

    private async Task<TCall> Begin<TCall>(Fault fault, CallOptions options, Func<TCall> begin)
    {
        switch (fault.Kind)
        {
            case FaultKind.Refuse:
                throw Refusal();
            case FaultKind.Drop:
                return await Lost<TCall>(options);
            case FaultKind.Delay:
                await HoldUp(fault.By, options);
                return begin();
            default:
                return begin();
        }
    }

    private async Task<T> Lost<T>(CallOptions options)
    {
        await HoldUp(Timeout.InfiniteTimeSpan, options);
        throw new InvalidOperationException("What is lost does not come back.");
    }

    // Waits, but no longer than the caller would.
    private async Task HoldUp(TimeSpan by, CallOptions options)
    {
        var left = options.Deadline is { } deadline && deadline != DateTime.MaxValue ? deadline - clock.GetUtcNow().UtcDateTime : Timeout.InfiniteTimeSpan;
        var tooLate = left != Timeout.InfiniteTimeSpan && (by == Timeout.InfiniteTimeSpan || left < by);
        try
        {
            await Task.Delay(tooLate ? left > TimeSpan.Zero ? left : TimeSpan.Zero : by, clock, options.CancellationToken);
        }
        catch (OperationCanceledException)
        {
            throw new RpcException(new Status(StatusCode.Cancelled, "The caller gave up waiting."));
        }

        if (tooLate)
        {
            throw new RpcException(new Status(StatusCode.DeadlineExceeded, "The deadline passed while a fault that a test has set held up this call."));
        }
    }
}
