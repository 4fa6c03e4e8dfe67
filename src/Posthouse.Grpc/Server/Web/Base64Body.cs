using System.Buffers;
using System.Buffers.Text;
using System.IO.Pipelines;
using Grpc.Core;
using Posthouse.Grpc.Wire;

namespace Posthouse.Grpc.Server;

/// <summary>Reads a body of base64 as the bytes behind it. Padding may stand after any group of four, since senders encode part by part.</summary>
internal sealed class Base64Body(PipeReader source) : Stream
{
    private const int Group = 4;
    private const int BytesOfGroup = 3;

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
        ArgumentOutOfRangeException.ThrowIfLessThan(buffer.Length, BytesOfGroup, nameof(buffer));
        while (true)
        {
            var result = await source.ReadAsync(cancellationToken);
            var count = (int)Math.Min(result.Buffer.Length, buffer.Length / BytesOfGroup * Group) / Group * Group;
            if (count > 0)
            {
                var part = result.Buffer.Slice(0, count);
                try
                {
                    return Decode(part, buffer.Span);
                }
                finally
                {
                    source.AdvanceTo(part.End);
                }
            }

            source.AdvanceTo(result.Buffer.Start, result.Buffer.End);
            if (result.IsCompleted)
            {
                return result.Buffer.IsEmpty ? 0 : throw new RpcException(Outcomes.NotBase64);
            }
        }
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

    private static int Decode(ReadOnlySequence<byte> text, Span<byte> target)
    {
        var rented = ArrayPool<byte>.Shared.Rent((int)text.Length);
        try
        {
            text.CopyTo(rented);
            var written = 0;
            for (ReadOnlySpan<byte> rest = rented.AsSpan(0, (int)text.Length); !rest.IsEmpty;)
            {
                var padding = rest.IndexOf((byte)'=');
                var part = padding < 0 ? rest : rest[..((padding / Group * Group) + Group)];

                // The framework passes over white space, which would make groups depend on where the text was cut on its way.
                if (part.IndexOfAny(" \t\r\n"u8) >= 0
                    || Base64.DecodeFromUtf8(part, target[written..], out var read, out var decoded) != OperationStatus.Done
                    || read != part.Length)
                {
                    throw new RpcException(Outcomes.NotBase64);
                }

                written += decoded;
                rest = rest[part.Length..];
            }

            return written;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }
}
