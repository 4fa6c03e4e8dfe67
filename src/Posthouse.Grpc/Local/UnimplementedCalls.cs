using Grpc.Core;
using Posthouse.Grpc.Wire;

namespace Posthouse.Grpc.Local;

/// <summary>Calls of a method that nobody serves: they fail as they would over the wire.</summary>
internal static class UnimplementedCalls
{
    internal static AsyncUnaryCall<TResponse> Unary<TResponse>(IMethod method) => new(
        Task.FromException<TResponse>(Failure(method)), HeadersOf, StatusOf, TrailersOf, Dispose, method);

    internal static AsyncClientStreamingCall<TRequest, TResponse> ClientStreaming<TRequest, TResponse>(IMethod method) => new(
        new Streams<TRequest>(method), Task.FromException<TResponse>(Failure(method)), HeadersOf, StatusOf, TrailersOf, Dispose, method);

    internal static AsyncServerStreamingCall<TResponse> ServerStreaming<TResponse>(IMethod method) => new(
        new Streams<TResponse>(method), HeadersOf, StatusOf, TrailersOf, Dispose, method);

    internal static AsyncDuplexStreamingCall<TRequest, TResponse> DuplexStreaming<TRequest, TResponse>(IMethod method) => new(
        new Streams<TRequest>(method), new Streams<TResponse>(method), HeadersOf, StatusOf, TrailersOf, Dispose, method);

    private static Task<Metadata> HeadersOf(object method) => Task.FromResult(Metadata.Empty);

    private static Status StatusOf(object method) => Outcomes.UnimplementedMethod(((IMethod)method).FullName);

    private static Metadata TrailersOf(object method) => Metadata.Empty;

    private static void Dispose(object method)
    {
    }

    private static RpcException Failure(IMethod method) => new(StatusOf(method));

    private sealed class Streams<T>(IMethod method) : IClientStreamWriter<T>, IAsyncStreamReader<T>
    {
        public WriteOptions? WriteOptions { get; set; }

        public T Current => throw new InvalidOperationException("There is no current message.");

        public Task<bool> MoveNext(CancellationToken cancellationToken) => Task.FromException<bool>(Failure(method));

        public Task WriteAsync(T message) => Task.FromException(Failure(method));

        public Task WriteAsync(T message, CancellationToken cancellationToken) => WriteAsync(message);

        public Task CompleteAsync() => Task.CompletedTask;
    }
}
