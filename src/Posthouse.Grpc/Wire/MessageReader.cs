using System.Buffers;
using System.IO.Pipelines;
using Grpc.Core;

namespace Posthouse.Grpc.Wire;

/// <summary>Reads the messages of one stream. One read at a time.</summary>
/// <param name="source">The body.</param>
/// <param name="deserializer">Bytes to message.</param>
/// <param name="maxSize">Greatest allowed length of a message, or null.</param>
/// <param name="encoding">The value of <c>grpc-encoding</c>, or null.</param>
/// <typeparam name="T">The message.</typeparam>
internal sealed class MessageReader<T>(
    PipeReader source, Func<DeserializationContext, T> deserializer, int? maxSize, string? encoding) : MessageSource<T>
    where T : class
{
    private readonly PayloadReader _payload = new();

    internal override async ValueTask<T?> ReadAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var result = await source.ReadAsync(cancellationToken);
            var buffer = result.Buffer;
            T? message = null;
            try
            {
                if (TryRead(ref buffer, out message))
                {
                    return message;
                }

                if (result.IsCompleted)
                {
                    return buffer.IsEmpty ? null : throw new RpcException(Outcomes.IncompleteMessage);
                }

                cancellationToken.ThrowIfCancellationRequested();
            }
            finally
            {
                source.AdvanceTo(buffer.Start, message is null ? buffer.End : buffer.Start);
            }
        }
    }

    private bool TryRead(ref ReadOnlySequence<byte> buffer, out T? message)
    {
        message = null;
        if (!MessageFraming.TryRead(ref buffer, maxSize, out var compressed, out var payload))
        {
            return false;
        }

        message = _payload.Read(MessageEncodings.Decode(payload, compressed, encoding, maxSize), deserializer);
        return true;
    }
}
