using System.Buffers.Binary;

namespace Interop.Tests.Cases;

/// <summary>The compression flags of the messages in a body, gathered from its bytes as they pass: what no gRPC library need be asked for.</summary>
internal sealed class FrameFlags
{
    private const int HeaderSize = 5;

    private readonly List<bool> _compressed = [];
    private readonly byte[] _header = new byte[HeaderSize];
    private int _headerLength;
    private long _left;

    /// <summary>The flags so far, in the order of the messages.</summary>
    public IReadOnlyList<bool> Compressed
    {
        get
        {
            lock (_compressed)
            {
                return [.. _compressed];
            }
        }
    }

    public void Forget()
    {
        lock (_compressed)
        {
            _compressed.Clear();
            (_headerLength, _left) = (0, 0);
        }
    }

    /// <summary>Adds what is known of a message otherwise.</summary>
    public void Add(bool compressed)
    {
        lock (_compressed)
        {
            _compressed.Add(compressed);
        }
    }

    public void Add(ReadOnlySpan<byte> bytes)
    {
        lock (_compressed)
        {
            while (!bytes.IsEmpty)
            {
                var count = (int)Math.Min(_left > 0 ? _left : HeaderSize - _headerLength, bytes.Length);
                if (_left > 0)
                {
                    _left -= count;
                }
                else
                {
                    bytes[..count].CopyTo(_header.AsSpan(_headerLength));
                    _headerLength += count;
                    TakeHeader();
                }

                bytes = bytes[count..];
            }
        }
    }

    private void TakeHeader()
    {
        if (_headerLength == HeaderSize)
        {
            _compressed.Add(_header[0] == 1);
            _left = BinaryPrimitives.ReadUInt32BigEndian(_header.AsSpan(1));
            _headerLength = 0;
        }
    }
}
