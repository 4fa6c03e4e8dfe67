using System.Net;
using System.Net.Http.Headers;

namespace Posthouse.Tests.Grpc.Web;

/// <summary>Turns a client of gRPC into one of gRPC-Web: it says so in the content type, writes base64 if that is wanted, and reads the trailers out of the body.</summary>
internal sealed class GrpcWebHandler(bool text) : DelegatingHandler(new SocketsHttpHandler { EnableMultipleHttp2Connections = true })
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        request.Content = new WebContent(request.Content!, text);
        var response = await base.SendAsync(request, cancellationToken);
        if (response.Content.Headers.ContentType?.MediaType?.StartsWith("application/grpc-web", StringComparison.Ordinal) is true)
        {
            var body = new StreamContent(new WebBody(await response.Content.ReadAsStreamAsync(cancellationToken), text, response.TrailingHeaders));
            body.Headers.ContentType = new MediaTypeHeaderValue("application/grpc");
            response.Content = body;
        }

        return response;
    }

    private sealed class WebContent : HttpContent
    {
        private readonly HttpContent _inner;
        private readonly bool _text;

        public WebContent(HttpContent inner, bool text)
        {
            (_inner, _text) = (inner, text);
            Headers.ContentType = new MediaTypeHeaderValue(text ? "application/grpc-web-text" : "application/grpc-web+proto");
        }

        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => SerializeToStreamAsync(stream, context, CancellationToken.None);

        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken) =>
            _inner.CopyToAsync(_text ? new PieceWriter(stream, static piece => Frames.Text(piece.ToArray())) : stream, context, cancellationToken);

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
