using System.Net;
using Microsoft.AspNetCore.Http;

namespace Posthouse.Surfaces;

/// <summary>A request's body on its way to another process: passed on as it comes, never held.</summary>
internal sealed class ForwardedBody(HttpRequest request) : HttpContent
{
    /// <summary>Whether any of the body was taken: then the request cannot be sent again.</summary>
    public bool WasRead { get; private set; }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        WasRead = true;
        await BodyPump.CopyAsync(request.Body, stream, cancellationToken);
    }

    protected override bool TryComputeLength(out long length)
    {
        length = request.ContentLength ?? 0;
        return request.ContentLength is not null;
    }
}
