using System.Net;
using Grpc.Core;
using Posthouse.Grpc.Wire;

namespace Posthouse.Grpc.Client;

/// <summary>The body of a call with one request: its bytes, made before the call returns to the caller, who may then change the message.</summary>
internal sealed class SingleRequestContent : HttpContent, IRequestBody
{
    private const int Idle = 0;
    private const int Writing = 1;
    private const int Released = 2;

    private readonly PooledBuffer _buffer = new();
    private int _state;

    private SingleRequestContent() => Headers.ContentType = RequestHeaders.ContentType;

    HttpContent IRequestBody.Content => this;

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
        if (Interlocked.Exchange(ref _state, Released) == Idle)
        {
            _buffer.Dispose();
        }
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        if (Interlocked.CompareExchange(ref _state, Writing, Idle) != Idle)
        {
            throw new OperationCanceledException("The call is over.");
        }

        await stream.WriteAsync(_buffer.Written, cancellationToken);
        Interlocked.CompareExchange(ref _state, Idle, Writing);
    }

    protected override bool TryComputeLength(out long length)
    {
        length = -1;
        return false;
    }
}
