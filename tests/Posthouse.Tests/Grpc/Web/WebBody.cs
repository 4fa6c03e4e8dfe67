using System.Net.Http.Headers;
using System.Text;

namespace Posthouse.Tests.Grpc.Web;

/// <summary>A body of gRPC-Web without its last frame, whose lines become the trailers of the response.</summary>
internal sealed class WebBody(Stream source, bool text, HttpResponseHeaders trailers) : FramedBody(source)
{
    private const byte TrailerFlag = 0x80;

    private readonly Queue<byte> _decoded = new();

    protected override byte[]? Take(byte flags, byte[] payload)
    {
        if (flags < TrailerFlag)
        {
            return Frames.Of(flags, payload);
        }

        foreach (var line in Encoding.ASCII.GetString(payload).Split("\r\n", StringSplitOptions.RemoveEmptyEntries))
        {
            trailers.TryAddWithoutValidation(line[..line.IndexOf(':', StringComparison.Ordinal)], line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim());
        }

        return null;
    }

    protected override async ValueTask<int> FillAsync(Memory<byte> target, CancellationToken cancellationToken)
    {
        if (!text)
        {
            return await base.FillAsync(target, cancellationToken);
        }

        var group = new byte[4];
        while (_decoded.Count < target.Length && await Source.ReadAtLeastAsync(group, 4, throwOnEndOfStream: false, cancellationToken) == 4)
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
