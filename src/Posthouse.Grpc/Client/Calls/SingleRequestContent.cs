using System.Net;
using Grpc.Core;
using Posthouse.Grpc.Wire;

namespace Posthouse.Grpc.Client;

/// <summary>The body of a call with one request: its bytes, made before the call returns to the caller, who may then change the message.</summary>
internal sealed class SingleRequestContent : HttpContent, IRequestBody
{
    private readonly PooledBuffer _buffer = new();

    // The call itself and every attempt that is sending; the last one gives the memory back.
    private int _users = 1;
    private int _released;

    private SingleRequestContent() => Headers.ContentType = RequestHeaders.ContentType;

    HttpContent IRequestBody.Content => this;

    bool IRequestBody.IsRepeatable => true;

    internal static SingleRequestContent Create<TRequest>(TRequest request, Action<TRequest, SerializationContext> serializer, CallOptions options, int? maxSize)
    {
        var content = new SingleRequestContent();
        new FrameWriter(content._buffer, maxSize) { Encoding = RequestHeaders.Encoding(options) }
            .Write(request, serializer, options.WriteOptions?.Flags ?? default);
        return content;
    }

    /// <summary>Gives the memory back, unless the transport still reads it: a server may answer before it has taken the request.</summary>
    void IRequestBody.Release()
    {
        if (Interlocked.Exchange(ref _released, 1) == 0)
        {
            Leave();
        }
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        if (!TryEnter())
        {
            throw new OperationCanceledException("The call is over.");
        }

        // After a failed write nobody knows whether the transport still reads: then the memory is left to the garbage collector.
        await stream.WriteAsync(_buffer.Written, cancellationToken);
        Leave();
    }

    protected override bool TryComputeLength(out long length)
    {
        length = -1;
        return false;
    }

    private bool TryEnter()
    {
        int users;
        do
        {
            users = Volatile.Read(ref _users);
            if (users == 0)
            {
                return false;
            }
        }
        while (Interlocked.CompareExchange(ref _users, users + 1, users) != users);
        return true;
    }

    private void Leave()
    {
        if (Interlocked.Decrement(ref _users) == 0)
        {
            _buffer.Dispose();
        }
    }
}
