using System.Buffers;
using System.IO.Compression;
using Grpc.Core;

namespace Posthouse.Grpc.Wire;

/// <summary>
/// Writes framed messages into a buffer; one object serves a whole call. A serializer that announces the length writes straight into the
/// target; any other goes through a buffer of its own, for the prefix comes first and holds the length. So does a message that is compressed.
/// </summary>
/// <param name="target">Receives prefix and message.</param>
/// <param name="maxSize">Greatest allowed length of a message before compression, or null.</param>
internal sealed class FrameWriter(IBufferWriter<byte> target, int? maxSize) : SerializationContext, IBufferWriter<byte>
{
    private int? _announced;
    private int _written;
    private bool _complete;
    private bool _compresses;
    private ArrayBufferWriter<byte>? _buffer;
    private ArrayBufferWriter<byte>? _compressed;

    /// <summary>How messages are compressed; null for not at all.</summary>
    internal MessageEncoding? Encoding { get; set; }

    /// <summary>Speed or size, where messages are compressed.</summary>
    internal CompressionLevel Level { get; set; } = CompressionLevel.Fastest;

    public override void SetPayloadLength(int payloadLength)
    {
        RequireSize(payloadLength);
        _announced = payloadLength;
    }

    public override IBufferWriter<byte> GetBufferWriter()
    {
        if (_compresses || _announced is not { } length)
        {
            return _buffer ??= new ArrayBufferWriter<byte>();
        }

        WriteHeader(length);
        return this;
    }

    public override void Complete(byte[] payload) => WriteFrame(payload);

    public override void Complete()
    {
        if (_compresses || _announced is not { } length)
        {
            WriteFrame(_buffer is null ? [] : _buffer.WrittenSpan);
            return;
        }

        _complete = _written == length
            ? true
            : throw new InvalidOperationException($"The serializer announced {length} bytes and wrote {_written}.");
    }

    void IBufferWriter<byte>.Advance(int count)
    {
        target.Advance(count);
        _written += count;
    }

    Memory<byte> IBufferWriter<byte>.GetMemory(int sizeHint) => target.GetMemory(sizeHint);

    Span<byte> IBufferWriter<byte>.GetSpan(int sizeHint) => target.GetSpan(sizeHint);

    /// <summary>Writes one message with its prefix.</summary>
    /// <typeparam name="T">The message.</typeparam>
    /// <param name="message">The message.</param>
    /// <param name="serializer">Message to bytes.</param>
    /// <param name="flags">Whether this message is left uncompressed.</param>
    /// <exception cref="RpcException">The message is too long; nothing has been written.</exception>
    internal void Write<T>(T message, Action<T, SerializationContext> serializer, WriteFlags flags = default)
    {
        _announced = null;
        _written = 0;
        _complete = false;
        _compresses = Encoding is not null && (flags & WriteFlags.NoCompress) == default;
        _buffer?.ResetWrittenCount();
        serializer(message, this);
        if (!_complete)
        {
            throw new InvalidOperationException("The serializer did not complete the message.");
        }
    }

    private void WriteFrame(ReadOnlySpan<byte> payload)
    {
        RequireSize(payload.Length);

        // Compressed, nothing would be something.
        _compresses &= payload.Length > 0;
        if (_compresses)
        {
            _compressed ??= new ArrayBufferWriter<byte>();
            _compressed.ResetWrittenCount();
            Encoding!.Compress(payload, _compressed, Level);
            payload = _compressed.WrittenSpan;
        }

        WriteHeader(payload.Length);
        target.Write(payload);
        _complete = true;
    }

    private void WriteHeader(int length)
    {
        MessageFraming.WriteHeader(target.GetSpan(MessageFraming.HeaderSize), length, _compresses);
        target.Advance(MessageFraming.HeaderSize);
    }

    private void RequireSize(int length)
    {
        if (length > maxSize)
        {
            throw new RpcException(Outcomes.SentTooLarge(length, maxSize.Value));
        }
    }
}
