using Grpc.Core;

namespace Posthouse.Hosting;

/// <summary>Answers every call with the same failure, without anything leaving: awaiting it throws, as for a call that was refused where it arrived.</summary>
internal sealed class RefusedCalls(RpcException failure) : CallInvoker
{
    public override TResponse BlockingUnaryCall<TRequest, TResponse>(Method<TRequest, TResponse> method, string? host, CallOptions options, TRequest request) => throw failure;

    public override AsyncUnaryCall<TResponse> AsyncUnaryCall<TRequest, TResponse>(Method<TRequest, TResponse> method, string? host, CallOptions options, TRequest request) =>
        new(Failed<TResponse>(), Failed<Metadata>(), Status, Trailers, Nothing);

    public override AsyncServerStreamingCall<TResponse> AsyncServerStreamingCall<TRequest, TResponse>(Method<TRequest, TResponse> method, string? host, CallOptions options, TRequest request) =>
        new(new FailedStream<TResponse>(failure), Failed<Metadata>(), Status, Trailers, Nothing);

    public override AsyncClientStreamingCall<TRequest, TResponse> AsyncClientStreamingCall<TRequest, TResponse>(Method<TRequest, TResponse> method, string? host, CallOptions options) =>
        new(new FailedStream<TRequest>(failure), Failed<TResponse>(), Failed<Metadata>(), Status, Trailers, Nothing);

    public override AsyncDuplexStreamingCall<TRequest, TResponse> AsyncDuplexStreamingCall<TRequest, TResponse>(Method<TRequest, TResponse> method, string? host, CallOptions options) =>
        new(new FailedStream<TRequest>(failure), new FailedStream<TResponse>(failure), Failed<Metadata>(), Status, Trailers, Nothing);

    private static void Nothing()
    {
        // There is no call to end.
    }

    private Status Status() => failure.Status;

    private Metadata Trailers() => failure.Trailers;

    // Nobody need look at every task of a refused call.
    private Task<T> Failed<T>()
    {
        var task = Task.FromException<T>(failure);
        _ = task.Exception;
        return task;
    }

    private sealed class FailedStream<T>(RpcException failure) : IAsyncStreamReader<T>, IClientStreamWriter<T>
    {
        public T Current => throw failure;

        public WriteOptions? WriteOptions { get; set; }

        public Task<bool> MoveNext(CancellationToken cancellationToken) => Task.FromException<bool>(failure);

        public Task WriteAsync(T message) => Task.FromException(failure);

        public Task CompleteAsync() => Task.CompletedTask;
    }
}
