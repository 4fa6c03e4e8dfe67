using Grpc.Core;

namespace Posthouse.Tests.Rest;

/// <summary>Streams that fail without any answer: their headers are there at once, together with the status, and a moment later the reader sees the failure.</summary>
internal sealed class FailingCalls : CallInvoker
{
    private static readonly Status NotFound = new(StatusCode.NotFound, "None.");

    public override TResponse BlockingUnaryCall<TRequest, TResponse>(Method<TRequest, TResponse> method, string? host, CallOptions options, TRequest request) => throw new RpcException(NotFound);

    public override AsyncUnaryCall<TResponse> AsyncUnaryCall<TRequest, TResponse>(Method<TRequest, TResponse> method, string? host, CallOptions options, TRequest request) => throw new RpcException(NotFound);

    public override AsyncServerStreamingCall<TResponse> AsyncServerStreamingCall<TRequest, TResponse>(Method<TRequest, TResponse> method, string? host, CallOptions options, TRequest request) =>
        new(new Answers<TResponse>(), Task.FromResult(Metadata.Empty), static () => NotFound, static () => [], static () => { });

    public override AsyncClientStreamingCall<TRequest, TResponse> AsyncClientStreamingCall<TRequest, TResponse>(Method<TRequest, TResponse> method, string? host, CallOptions options) => throw new RpcException(NotFound);

    public override AsyncDuplexStreamingCall<TRequest, TResponse> AsyncDuplexStreamingCall<TRequest, TResponse>(Method<TRequest, TResponse> method, string? host, CallOptions options) =>
        new(new Requests<TRequest>(), new Answers<TResponse>(), Task.FromResult(Metadata.Empty), static () => NotFound, static () => [], static () => { });

    private sealed class Answers<T> : IAsyncStreamReader<T>
    {
        public T Current => throw new InvalidOperationException("There is none.");

        public async Task<bool> MoveNext(CancellationToken cancellationToken)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, cancellationToken);
            throw new RpcException(NotFound);
        }
    }

    private sealed class Requests<T> : IClientStreamWriter<T>
    {
        public WriteOptions? WriteOptions { get; set; }

        public Task WriteAsync(T message) => Task.CompletedTask;

        public Task CompleteAsync() => Task.CompletedTask;
    }
}
