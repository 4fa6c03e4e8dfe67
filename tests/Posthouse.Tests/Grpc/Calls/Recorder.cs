using System.Collections.Concurrent;
using Grpc.Core;
using Grpc.Core.Interceptors;

namespace Posthouse.Tests.Grpc.Calls;

/// <summary>An interceptor that notes when it is entered and left, on either side and for every call kind.</summary>
internal sealed class Recorder(string name, ConcurrentQueue<string> notes) : Interceptor
{
    public override AsyncUnaryCall<TResponse> AsyncUnaryCall<TRequest, TResponse>(
        TRequest request, ClientInterceptorContext<TRequest, TResponse> context, AsyncUnaryCallContinuation<TRequest, TResponse> continuation) =>
        Note(() => base.AsyncUnaryCall(request, context, continuation));

    public override TResponse BlockingUnaryCall<TRequest, TResponse>(
        TRequest request,
        ClientInterceptorContext<TRequest, TResponse> context,
        BlockingUnaryCallContinuation<TRequest, TResponse> continuation) =>
        Note(() => base.BlockingUnaryCall(request, context, continuation));

    public override AsyncClientStreamingCall<TRequest, TResponse> AsyncClientStreamingCall<TRequest, TResponse>(
        ClientInterceptorContext<TRequest, TResponse> context, AsyncClientStreamingCallContinuation<TRequest, TResponse> continuation) =>
        Note(() => base.AsyncClientStreamingCall(context, continuation));

    public override AsyncServerStreamingCall<TResponse> AsyncServerStreamingCall<TRequest, TResponse>(
        TRequest request,
        ClientInterceptorContext<TRequest, TResponse> context,
        AsyncServerStreamingCallContinuation<TRequest, TResponse> continuation) =>
        Note(() => base.AsyncServerStreamingCall(request, context, continuation));

    public override AsyncDuplexStreamingCall<TRequest, TResponse> AsyncDuplexStreamingCall<TRequest, TResponse>(
        ClientInterceptorContext<TRequest, TResponse> context, AsyncDuplexStreamingCallContinuation<TRequest, TResponse> continuation) =>
        Note(() => base.AsyncDuplexStreamingCall(context, continuation));

    public override Task<TResponse> UnaryServerHandler<TRequest, TResponse>(
        TRequest request, ServerCallContext context, UnaryServerMethod<TRequest, TResponse> continuation) =>
        NoteAsync(() => base.UnaryServerHandler(request, context, continuation));

    public override Task<TResponse> ClientStreamingServerHandler<TRequest, TResponse>(
        IAsyncStreamReader<TRequest> requestStream,
        ServerCallContext context,
        ClientStreamingServerMethod<TRequest, TResponse> continuation) =>
        NoteAsync(() => base.ClientStreamingServerHandler(requestStream, context, continuation));

    public override Task ServerStreamingServerHandler<TRequest, TResponse>(
        TRequest request,
        IServerStreamWriter<TResponse> responseStream,
        ServerCallContext context,
        ServerStreamingServerMethod<TRequest, TResponse> continuation) =>
        NoteAsync(async () =>
        {
            await base.ServerStreamingServerHandler(request, responseStream, context, continuation);
            return true;
        });

    public override Task DuplexStreamingServerHandler<TRequest, TResponse>(
        IAsyncStreamReader<TRequest> requestStream,
        IServerStreamWriter<TResponse> responseStream,
        ServerCallContext context,
        DuplexStreamingServerMethod<TRequest, TResponse> continuation) =>
        NoteAsync(async () =>
        {
            await base.DuplexStreamingServerHandler(requestStream, responseStream, context, continuation);
            return true;
        });

    private T Note<T>(Func<T> next)
    {
        notes.Enqueue(name);
        return next();
    }

    private async Task<T> NoteAsync<T>(Func<Task<T>> next)
    {
        notes.Enqueue(name + ">");
        var result = await next();
        notes.Enqueue("<" + name);
        return result;
    }
}
