using System.Buffers;
using System.Buffers.Binary;
using Grpc.Core;

namespace Posthouse.Grpc.Wire;

/// <summary>The prefix of every message: one octet that says whether it is compressed and four octets of length, big-endian.</summary>
internal static class MessageFraming
{
    internal const int HeaderSize = 5;

    /// <summary>Writes a prefix.</summary>
    /// <param name="target">At least <see cref="HeaderSize"/> bytes.</param>
    /// <param name="length">Length of the message.</param>
    /// <param name="compressed">Whether the message is compressed.</param>
    internal static void WriteHeader(Span<byte> target, int length, bool compressed = false) => WriteHeader(target, length, compressed ? (byte)1 : (byte)0);

    /// <summary>Writes a prefix of a frame that need not be a message.</summary>
    /// <param name="target">At least <see cref="HeaderSize"/> bytes.</param>
    /// <param name="length">Length of what follows.</param>
    /// <param name="flags">What it is.</param>
    internal static void WriteHeader(Span<byte> target, int length, byte flags)
    {
        target[0] = flags;
        BinaryPrimitives.WriteUInt32BigEndian(target[1..], (uint)length);
    }

    /// <summary>Takes one message off a buffer.</summary>
    /// <param name="buffer">What has arrived; what follows the message afterwards.</param>
    /// <param name="maxSize">Greatest allowed length of a message, or null.</param>
    /// <param name="compressed">Whether the message is compressed.</param>
    /// <param name="payload">The message.</param>
    /// <returns>False if it has not arrived completely.</returns>
    /// <exception cref="RpcException">The message is too long or its prefix is not valid.</exception>
    internal static bool TryRead(
        ref ReadOnlySequence<byte> buffer, int? maxSize, out bool compressed, out ReadOnlySequence<byte> payload)
    {
        compressed = false;
        payload = default;
        if (buffer.Length < HeaderSize)
        {
            return false;
        }

        Span<byte> header = stackalloc byte[HeaderSize];
        buffer.Slice(0, HeaderSize).CopyTo(header);
        if (header[0] > 1)
        {
            throw new RpcException(Outcomes.InvalidFrame);
        }

        var length = BinaryPrimitives.ReadUInt32BigEndian(header[1..]);
        if (length > (maxSize ?? int.MaxValue))
        {
            throw new RpcException(Outcomes.ReceivedTooLarge(length, maxSize ?? int.MaxValue));
        }

        if (buffer.Length < HeaderSize + length)
        {
            return false;
        }

        compressed = header[0] == 1;
        payload = buffer.Slice(HeaderSize, length);
        buffer = buffer.Slice(payload.End);
        return true;
    }
}
