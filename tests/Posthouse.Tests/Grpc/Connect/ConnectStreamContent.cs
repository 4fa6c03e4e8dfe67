using System.Net;
using System.Net.Http.Headers;
using Posthouse.Tests.Grpc.Web;

namespace Posthouse.Tests.Grpc.Connect;

/// <summary>The requests of a call of gRPC as a stream of the Connect protocol.</summary>
internal sealed class ConnectStreamContent : HttpContent
{
    private readonly HttpContent _inner;
    private readonly bool _json;

    public ConnectStreamContent(HttpContent inner, bool json)
    {
        (_inner, _json) = (inner, json);
        Headers.ContentType = new MediaTypeHeaderValue(json ? "application/connect+json" : "application/connect+proto");
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken) =>
        _inner.CopyToAsync(_json ? new PieceWriter(stream, InJson) : stream, context, cancellationToken);

    protected override bool TryComputeLength(out long length)
    {
        length = 0;
        return false;
    }

    // The client writes each message in one piece.
    private static byte[] InJson(ReadOnlyMemory<byte> frame)
    {
        var (flags, payload) = Assert.Single(Frames.Read(frame.ToArray()));
        return Frames.Of(flags, EchoJson.OfRequest(payload));
    }
}
