using System.Buffers.Binary;

namespace Posthouse.Tests.Grpc.Web;

/// <summary>A body of frames whose last one is no message: it is taken out, and the messages before it are passed on.</summary>
internal abstract class FramedBody(Stream source) : Stream
{
    private const int HeaderSize = 5;

    private readonly byte[] _header = new byte[HeaderSize];
    private ReadOnlyMemory<byte> _ready;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    protected Stream Source => source;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_ready.IsEmpty)
        {
            _ready = await NextAsync(cancellationToken) ?? default;
        }

        var count = Math.Min(_ready.Length, buffer.Length);
        _ready[..count].CopyTo(buffer);
        _ready = _ready[count..];
        return count;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <summary>Takes a frame.</summary>
    /// <returns>What is passed on for it; null for the last one.</returns>
    protected abstract byte[]? Take(byte flags, byte[] payload);

    /// <summary>Reads until the target is full or the source has ended.</summary>
    protected virtual async ValueTask<int> FillAsync(Memory<byte> target, CancellationToken cancellationToken) =>
        await source.ReadAtLeastAsync(target, target.Length, throwOnEndOfStream: false, cancellationToken);

    protected override void Dispose(bool disposing)
    {
        source.Dispose();
        base.Dispose(disposing);
    }

    private async ValueTask<byte[]?> NextAsync(CancellationToken cancellationToken)
    {
        if (await FillAsync(_header, cancellationToken) < HeaderSize)
        {
            return null;
        }

        var payload = new byte[BinaryPrimitives.ReadInt32BigEndian(_header.AsSpan(1))];
        await FillAsync(payload, cancellationToken);
        return Take(_header[0], payload);
    }
}
