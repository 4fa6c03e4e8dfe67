using System.Diagnostics;
using Grpc.Core;
using Grpc.Core.Interceptors;
using Posthouse.Telemetry;

namespace Posthouse.Calls.Pipeline;

/// <summary>
/// What every outgoing call goes through, in process and remote alike: trace, metrics, the deadline of the work at hand and, between processes,
/// trace context and caller token. One per edge of the call graph. A call that nobody observes and that has its answer at once is handed on untouched.
/// </summary>
public sealed class ClientPipeline : Interceptor
{
    private readonly ClientPipelineOptions _options;
    private readonly OutgoingOptions _outgoing;
    private readonly OutgoingCall _unobserved;
    private readonly ClientTelemetry _telemetry;

    /// <summary>Prepares the pipeline of one edge.</summary>
    /// <param name="options">Who calls whom, and from where.</param>
    public ClientPipeline(ClientPipelineOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options;
        _outgoing = new OutgoingOptions(options);
        _unobserved = OutgoingCall.Unobserved(options.Callee);
        _telemetry = new ClientTelemetry(options.Caller, options.Callee, options.Process, options.Clock);
    }

    /// <inheritdoc/>
    public override TResponse BlockingUnaryCall<TRequest, TResponse>(
        TRequest request, ClientInterceptorContext<TRequest, TResponse> context, BlockingUnaryCallContinuation<TRequest, TResponse> continuation)
    {
        var (call, before) = Begin(context.Method.FullName);
        try
        {
            var answer = continuation(request, Outgoing(context, call));
            call.Done();
            return answer;
        }
        catch (Exception exception)
        {
            call.Failed(exception);
            throw;
        }
        finally
        {
            Restore(call, before);
        }
    }

    /// <inheritdoc/>
    public override AsyncUnaryCall<TResponse> AsyncUnaryCall<TRequest, TResponse>(
        TRequest request, ClientInterceptorContext<TRequest, TResponse> context, AsyncUnaryCallContinuation<TRequest, TResponse> continuation)
    {
        var (call, before) = Begin(context.Method.FullName);
        try
        {
            var begun = continuation(request, Outgoing(context, call));
            return call.Observed is null && begun.ResponseAsync.IsCompletedSuccessfully ? begun : call.Around(begun);
        }
        catch (Exception exception)
        {
            call.Failed(exception);
            throw;
        }
        finally
        {
            Restore(call, before);
        }
    }

    /// <inheritdoc/>
    public override AsyncServerStreamingCall<TResponse> AsyncServerStreamingCall<TRequest, TResponse>(
        TRequest request,
        ClientInterceptorContext<TRequest, TResponse> context,
        AsyncServerStreamingCallContinuation<TRequest, TResponse> continuation)
    {
        var (call, before) = Begin(context.Method.FullName);
        try
        {
            return call.Around(continuation(request, Outgoing(context, call)));
        }
        catch (Exception exception)
        {
            call.Failed(exception);
            throw;
        }
        finally
        {
            Restore(call, before);
        }
    }

    /// <inheritdoc/>
    public override AsyncClientStreamingCall<TRequest, TResponse> AsyncClientStreamingCall<TRequest, TResponse>(
        ClientInterceptorContext<TRequest, TResponse> context, AsyncClientStreamingCallContinuation<TRequest, TResponse> continuation)
    {
        var (call, before) = Begin(context.Method.FullName);
        try
        {
            return call.Around(continuation(Outgoing(context, call)));
        }
        catch (Exception exception)
        {
            call.Failed(exception);
            throw;
        }
        finally
        {
            Restore(call, before);
        }
    }

    /// <inheritdoc/>
    public override AsyncDuplexStreamingCall<TRequest, TResponse> AsyncDuplexStreamingCall<TRequest, TResponse>(
        ClientInterceptorContext<TRequest, TResponse> context, AsyncDuplexStreamingCallContinuation<TRequest, TResponse> continuation)
    {
        var (call, before) = Begin(context.Method.FullName);
        try
        {
            return call.Around(continuation(Outgoing(context, call)));
        }
        catch (Exception exception)
        {
            call.Failed(exception);
            throw;
        }
        finally
        {
            Restore(call, before);
        }
    }

    private (OutgoingCall Call, Activity? Before) Begin(string method) =>
        ClientTelemetry.IsObserved ? (new OutgoingCall(_options.Callee, _telemetry.Start(method, out var before)), before) : (_unobserved, null);

    // A call is begun here and awaited elsewhere: its span is the current one only while it is handed on.
    private static void Restore(OutgoingCall call, Activity? before)
    {
        if (call.Observed is not null)
        {
            Activity.Current = before;
        }
    }

    private ClientInterceptorContext<TRequest, TResponse> Outgoing<TRequest, TResponse>(ClientInterceptorContext<TRequest, TResponse> context, OutgoingCall call)
        where TRequest : class
        where TResponse : class =>
        new(context.Method, context.Host, _outgoing.Of(context.Options, call.Observed?.Activity));
}
