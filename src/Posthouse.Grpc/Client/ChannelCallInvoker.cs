using Grpc.Core;

namespace Posthouse.Grpc.Client;

/// <summary>Makes calls over a channel.</summary>
/// <param name="transport">The channel's.</param>
internal sealed class ChannelCallInvoker(ChannelTransport transport) : CallInvoker
{
    public override TResponse BlockingUnaryCall<TRequest, TResponse>(
        Method<TRequest, TResponse> method, string? host, CallOptions options, TRequest request)
    {
        // The caller blocks its thread, so nothing of the call may wait for that thread's context.
        var context = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(null);
        try
        {
            using var call = AsyncUnaryCall(method, host, options, request);
            return call.ResponseAsync.GetAwaiter().GetResult();
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(context);
        }
    }

    public override AsyncUnaryCall<TResponse> AsyncUnaryCall<TRequest, TResponse>(
        Method<TRequest, TResponse> method, string? host, CallOptions options, TRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var call = new SingleResponseCall<TResponse>(transport, method, host, options, method.ResponseMarshaller);
        var response = call.Start(call.CreateBody(request, method.RequestMarshaller));
        return new AsyncUnaryCall<TResponse>(
            response, CallLifetime.HeadersOf, CallLifetime.StatusOf, CallLifetime.TrailersOf, CallLifetime.DisposeOf, call);
    }

    public override AsyncServerStreamingCall<TResponse> AsyncServerStreamingCall<TRequest, TResponse>(
        Method<TRequest, TResponse> method, string? host, CallOptions options, TRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var call = new StreamedResponseCall<TResponse>(transport, method, host, options, method.ResponseMarshaller);
        call.Start(call.CreateBody(request, method.RequestMarshaller));
        return new AsyncServerStreamingCall<TResponse>(
            call, CallLifetime.HeadersOf, CallLifetime.StatusOf, CallLifetime.TrailersOf, CallLifetime.DisposeOf, call);
    }

    public override AsyncClientStreamingCall<TRequest, TResponse> AsyncClientStreamingCall<TRequest, TResponse>(
        Method<TRequest, TResponse> method, string? host, CallOptions options)
    {
        var call = new SingleResponseCall<TResponse>(transport, method, host, options, method.ResponseMarshaller);
        var body = new StreamedRequestContent();
        var response = call.Start(body);
        return new AsyncClientStreamingCall<TRequest, TResponse>(
            Writer(call, body, method.RequestMarshaller), response,
            CallLifetime.HeadersOf, CallLifetime.StatusOf, CallLifetime.TrailersOf, CallLifetime.DisposeOf, call);
    }

    public override AsyncDuplexStreamingCall<TRequest, TResponse> AsyncDuplexStreamingCall<TRequest, TResponse>(
        Method<TRequest, TResponse> method, string? host, CallOptions options)
    {
        var call = new StreamedResponseCall<TResponse>(transport, method, host, options, method.ResponseMarshaller);
        var body = new StreamedRequestContent();
        call.Start(body);
        return new AsyncDuplexStreamingCall<TRequest, TResponse>(
            Writer(call, body, method.RequestMarshaller), call,
            CallLifetime.HeadersOf, CallLifetime.StatusOf, CallLifetime.TrailersOf, CallLifetime.DisposeOf, call);
    }

    private RequestWriter<TRequest> Writer<TRequest>(CallLifetime call, StreamedRequestContent body, Marshaller<TRequest> marshaller)
        where TRequest : class => new(call, body, marshaller, transport.Settings.MaxSendMessageSize);
}
