using Grpc.Core;

namespace Posthouse.Calls.Faults;

/// <summary>A call that may begin later, or never.</summary>
internal sealed class LateCall<TCall>(Task<TCall> call, Func<TCall, Task<Metadata>> headers, Func<TCall, Status> status, Func<TCall, Metadata> trailers)
    where TCall : IDisposable
{
    public Task<TCall> Call => call;

    public async Task<Metadata> Headers()
    {
        try
        {
            return await headers(await call);
        }
        catch (RpcException)
        {
            // Whoever wants the headers of a failed call learns of the failure from its answer.
            return Metadata.Empty;
        }
    }

    public Status Status() => call switch
    {
        { IsCompletedSuccessfully: true } => status(call.GetAwaiter().GetResult()),
        { Exception.InnerException: RpcException failed } => failed.Status,
        _ => throw new InvalidOperationException("The call has not ended."),
    };

    public Metadata Trailers() => call switch
    {
        { IsCompletedSuccessfully: true } => trailers(call.GetAwaiter().GetResult()),
        { Exception.InnerException: RpcException failed } => failed.Trailers,
        _ => throw new InvalidOperationException("The call has not ended."),
    };

    public void Dispose()
    {
        if (call.IsCompletedSuccessfully)
        {
            call.GetAwaiter().GetResult().Dispose();
        }
    }
}

internal sealed class LateReader<T>(Task<IAsyncStreamReader<T>> stream) : IAsyncStreamReader<T>
{
    public T Current => stream.GetAwaiter().GetResult().Current;

    public async Task<bool> MoveNext(CancellationToken cancellationToken) => await (await stream).MoveNext(cancellationToken);
}

internal sealed class LateWriter<T>(Task<IClientStreamWriter<T>> stream) : IClientStreamWriter<T>
{
    public WriteOptions? WriteOptions { get; set; }

    public async Task WriteAsync(T message) => await (await stream).WriteAsync(message);

    public async Task WriteAsync(T message, CancellationToken cancellationToken) => await (await stream).WriteAsync(message, cancellationToken);

    public async Task CompleteAsync() => await (await stream).CompleteAsync();
}
