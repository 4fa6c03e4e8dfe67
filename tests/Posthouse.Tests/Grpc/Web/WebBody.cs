using System.Buffers.Binary;
using System.Net.Http.Headers;
using System.Text;

namespace Posthouse.Tests.Grpc.Web;

/// <summary>A body of gRPC-Web without its last frame, whose lines become the trailers of the response.</summary>
internal sealed class WebBody(Stream source, bool text, HttpResponseHeaders trailers) : Stream
{
    private readonly byte[] _header = new byte[5];
    private readonly Queue<byte> _decoded = new();
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

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_ready.IsEmpty && !await NextAsync(cancellationToken))
        {
            return 0;
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

    protected override void Dispose(bool disposing)
    {
        source.Dispose();
        base.Dispose(disposing);
    }

    private async ValueTask<bool> NextAsync(CancellationToken cancellationToken)
    {
        if (await FillAsync(_header, cancellationToken) < _header.Length)
        {
            return false;
        }

        var frame = new byte[_header.Length + BinaryPrimitives.ReadInt32BigEndian(_header.AsSpan(1))];
        _header.CopyTo(frame, 0);
        await FillAsync(frame.AsMemory(_header.Length), cancellationToken);
        if (_header[0] < 0x80)
        {
            _ready = frame;
            return true;
        }

        foreach (var line in Encoding.ASCII.GetString(frame, _header.Length, frame.Length - _header.Length).Split("\r\n", StringSplitOptions.RemoveEmptyEntries))
        {
            trailers.TryAddWithoutValidation(line[..line.IndexOf(':', StringComparison.Ordinal)], line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim());
        }

        return false;
    }

    private async ValueTask<int> FillAsync(Memory<byte> target, CancellationToken cancellationToken)
    {
        if (!text)
        {
            return await source.ReadAtLeastAsync(target, target.Length, throwOnEndOfStream: false, cancellationToken);
        }

        var group = new byte[4];
        while (_decoded.Count < target.Length && await source.ReadAtLeastAsync(group, 4, throwOnEndOfStream: false, cancellationToken) == 4)
        {
            foreach (var octet in Frames.FromText(group))
            {
                _decoded.Enqueue(octet);
            }
        }

        var count = Math.Min(_decoded.Count, target.Length);
        for (var i = 0; i < count; i++)
        {
            target.Span[i] = _decoded.Dequeue();
        }

        return count;
    }
}
