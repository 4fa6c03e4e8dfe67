using System.IO.Pipelines;
using Grpc.Core;
using Posthouse.Grpc.Wire;

namespace Posthouse.Grpc.Server;

/// <summary>A body that is one message, without a frame.</summary>
internal sealed class BareMessage<T>(PipeReader source, Func<DeserializationContext, T> deserializer, int? maxSize, string? encoding) : MessageSource<T>
    where T : class
{
    private bool _wasRead;

    internal override async ValueTask<T?> ReadAsync(CancellationToken cancellationToken)
    {
        if (_wasRead)
        {
            return null;
        }

        while (true)
        {
            var result = await source.ReadAsync(cancellationToken);
            var body = result.Buffer;
            var taken = body.Start;
            try
            {
                if (body.Length > maxSize)
                {
                    throw new RpcException(Outcomes.ReceivedTooLarge(body.Length, maxSize.Value));
                }

                if (result.IsCompleted)
                {
                    (_wasRead, taken) = (true, body.End);
                    var compressed = !body.IsEmpty && encoding is not (null or Protocol.Identity);
                    return new PayloadReader().Read(MessageEncodings.Decode(body, compressed, encoding, maxSize), deserializer);
                }

                cancellationToken.ThrowIfCancellationRequested();
            }
            finally
            {
                source.AdvanceTo(taken, body.End);
            }
        }
    }
}
