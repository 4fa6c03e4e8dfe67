using System.Buffers;
using System.Buffers.Binary;
using System.IO.Compression;
using Grpc.Core;

namespace Posthouse.Grpc.Wire;

/// <summary>A way to compress messages, by its name in gRPC's headers.</summary>
internal sealed class MessageEncoding
{
    private const int Step = 16 * 1024;

    private readonly Func<Stream, CompressionLevel, Stream> _compress;
    private readonly Func<Stream, Stream> _decompress;
    private readonly Func<ReadOnlySpan<byte>, uint> _trailer;

    private MessageEncoding(
        string name, Func<Stream, CompressionLevel, Stream> compress, Func<Stream, Stream> decompress, Func<ReadOnlySpan<byte>, uint> trailer)
    {
        Name = name;
        _compress = compress;
        _decompress = decompress;
        _trailer = trailer;
    }

    /// <summary>RFC 1952.</summary>
    internal static MessageEncoding Gzip { get; } = new(
        "gzip", static (target, level) => new GZipStream(target, level, leaveOpen: true), static source => new GZipStream(source, CompressionMode.Decompress),
        static plain => BinaryPrimitives.ReverseEndianness((uint)plain.Length));

    /// <summary>RFC 1950: "deflate" is the zlib format, as in HTTP.</summary>
    internal static MessageEncoding Deflate { get; } = new(
        "deflate", static (target, level) => new ZLibStream(target, level, leaveOpen: true), static source => new ZLibStream(source, CompressionMode.Decompress), Adler32);

    internal string Name { get; }

    /// <summary>Compresses a message.</summary>
    /// <param name="message">The message.</param>
    /// <param name="target">Receives the compressed bytes.</param>
    /// <param name="level">Speed or size.</param>
    internal void Compress(ReadOnlySpan<byte> message, IBufferWriter<byte> target, CompressionLevel level)
    {
        using var stream = _compress(new BufferWriterStream(target), level);
        stream.Write(message);
    }

    /// <summary>Undoes the compression, as far as the limit allows: what would be longer is not unpacked.</summary>
    /// <param name="payload">The compressed message.</param>
    /// <param name="maxSize">Greatest allowed length of the plain message, or null.</param>
    /// <exception cref="RpcException">The bytes are not of this encoding, or the message is too long.</exception>
    internal ReadOnlySequence<byte> Decompress(ReadOnlySequence<byte> payload, int? maxSize)
    {
        var plain = new ArrayBufferWriter<byte>();
        using var stream = _decompress(new SequenceStream(payload));
        try
        {
            while (stream.Read(plain.GetSpan(Step)) is var count and > 0)
            {
                plain.Advance(count);
                if (plain.WrittenCount > maxSize)
                {
                    throw new RpcException(Outcomes.UnpacksTooLarge(maxSize.Value));
                }
            }
        }
        catch (Exception unreadable) when (unreadable is InvalidDataException or IOException)
        {
            // An IOException where a dictionary is wanted (RFC 1950 section 2.2): the source has none of its own.
            throw new RpcException(Outcomes.NotCompressedBy(Name));
        }

        return EndsWith(payload, _trailer(plain.WrittenSpan))
            ? new ReadOnlySequence<byte>(plain.WrittenMemory)
            : throw new RpcException(Outcomes.NotCompressedBy(Name));
    }

    // The streams of the framework take the end of their source for the end of the data, so a message that was cut off is only seen by what its
    // last four bytes must be: gzip's length (RFC 1952 section 2.3.1), zlib's checksum (RFC 1950 section 2.2).
    private static bool EndsWith(ReadOnlySequence<byte> payload, uint trailer)
    {
        Span<byte> end = stackalloc byte[sizeof(uint)];
        if (payload.Length < end.Length)
        {
            return false;
        }

        payload.Slice(payload.Length - end.Length).CopyTo(end);
        return BinaryPrimitives.ReadUInt32BigEndian(end) == trailer;
    }

    private static uint Adler32(ReadOnlySpan<byte> bytes)
    {
        const uint Modulus = 65521;
        var (low, high) = (1u, 0u);
        foreach (var each in bytes)
        {
            low = (low + each) % Modulus;
            high = (high + low) % Modulus;
        }

        return (high << 16) | low;
    }
}
