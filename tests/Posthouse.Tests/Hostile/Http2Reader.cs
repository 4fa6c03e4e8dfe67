using System.Buffers.Binary;

namespace Posthouse.Tests.Hostile;

/// <summary>Takes the server's frames apart as they come.</summary>
internal sealed class Http2Reader(RawConnection connection)
{
    private readonly byte[] _buffer = new byte[64 * 1024];
    private int _begin;
    private int _end;

    /// <summary>The next frame; null when the connection has ended.</summary>
    public async Task<(byte Type, byte Flags, int Stream)?> NextAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var available = _end - _begin;
            if (available >= Http2Bytes.FrameHeader)
            {
                var header = _buffer.AsSpan(_begin);
                var length = (header[0] << 16) | (header[1] << 8) | header[2];
                if (available >= Http2Bytes.FrameHeader + length)
                {
                    _begin += Http2Bytes.FrameHeader + length;
                    return (header[3], header[4], BinaryPrimitives.ReadInt32BigEndian(header[5..]) & int.MaxValue);
                }
            }

            _buffer.AsSpan(_begin, available).CopyTo(_buffer);
            (_begin, _end) = (0, available);
            var read = await connection.ReadAsync(_buffer.AsMemory(_end), cancellationToken);
            if (read == 0)
            {
                return null;
            }

            _end += read;
        }
    }
}
