using System.Buffers;
using Grpc.Core;

namespace Posthouse.Grpc.Wire;

/// <summary>Message compression. Identity alone is supported; another encoding is added here and in <see cref="Accepted"/>.</summary>
internal static class MessageEncodings
{
    /// <summary>The value of <c>grpc-accept-encoding</c>.</summary>
    internal const string Accepted = Protocol.Identity;

    /// <summary>Undoes the compression of a message.</summary>
    /// <param name="payload">The message as it came.</param>
    /// <param name="compressed">The flag of its frame.</param>
    /// <param name="encoding">The value of <c>grpc-encoding</c>, or null.</param>
    /// <returns>The plain message.</returns>
    /// <exception cref="RpcException">The message is compressed by an encoding that is missing or not supported.</exception>
    internal static ReadOnlySequence<byte> Decode(ReadOnlySequence<byte> payload, bool compressed, string? encoding)
    {
        if (!compressed)
        {
            return payload;
        }

        throw new RpcException(encoding is null or Protocol.Identity
            ? Outcomes.CompressedWithoutEncoding
            : Outcomes.UnknownEncoding(encoding));
    }
}
