using Grpc.Core;
using Posthouse.Grpc.Wire;

namespace Posthouse.Grpc.Server;

/// <summary>The request stream of a call over HTTP.</summary>
internal sealed class HttpRequestStream<T>(HttpCall call, MessageSource<T> messages) : IAsyncStreamReader<T>
    where T : class
{
    private T? _current;

    public T Current => _current ?? throw new InvalidOperationException("There is no current message: the stream has not begun, or has ended.");

    public async Task<bool> MoveNext(CancellationToken cancellationToken)
    {
        _current = null;
        if (!cancellationToken.CanBeCanceled)
        {
            _current = await call.ReadAsync(messages, call.CancellationToken);
        }
        else
        {
            using var either = CancellationTokenSource.CreateLinkedTokenSource(call.CancellationToken, cancellationToken);
            _current = await call.ReadAsync(messages, either.Token);
        }

        return _current is not null;
    }
}

/// <summary>The response stream of a call over HTTP.</summary>
internal sealed class HttpResponseStream<T>(HttpCall call, Action<T, SerializationContext> serializer) : IServerStreamWriter<T>
    where T : class
{
    private WriteOptions? _options;

    public WriteOptions? WriteOptions
    {
        get => _options ?? call.WriteOptions;
        set => _options = value;
    }

    public Task WriteAsync(T message) => WriteAsync(message, CancellationToken.None);

    public async Task WriteAsync(T message, CancellationToken cancellationToken)
    {
        var flags = WriteOptions?.Flags ?? default;
        if (!cancellationToken.CanBeCanceled)
        {
            await call.Body.WriteAsync(message, serializer, flags, call.CancellationToken);
            return;
        }

        using var either = CancellationTokenSource.CreateLinkedTokenSource(call.CancellationToken, cancellationToken);
        await call.Body.WriteAsync(message, serializer, flags, either.Token);
    }
}
