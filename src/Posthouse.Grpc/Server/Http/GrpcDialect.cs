using Grpc.Core;
using Microsoft.AspNetCore.Http;
using Posthouse.Grpc.Wire;

namespace Posthouse.Grpc.Server;

/// <summary>gRPC over HTTP/2, and what gRPC-Web has in common with it.</summary>
internal class GrpcDialect : Dialect
{
    /// <summary>gRPC over HTTP/2; keeps nothing, so that one serves all calls.</summary>
    internal static readonly GrpcDialect Http2 = new();

    private static readonly EncodingHeaders Names = new(Protocol.EncodingHeader, Protocol.AcceptEncodingHeader);

    protected GrpcDialect()
    {
    }

    internal override EncodingHeaders Encodings => Names;

    protected virtual string ContentType => Protocol.ContentType;

    internal override TimeSpan? Begin(HttpContext http, out string? problem)
    {
        problem = null;
        http.Response.ContentType = ContentType;
        AnnounceEncodings(http);
        if (!http.Request.Headers.TryGetValue(Protocol.TimeoutHeader, out var timeout))
        {
            return null;
        }

        problem = TimeoutHeader.TryParse(timeout.ToString(), out var timeLeft) ? null : $"The header \"{Protocol.TimeoutHeader}\" is not valid.";
        return problem is null ? timeLeft : null;
    }

    internal override void End(HttpContext http, Status status, Metadata trailers) => HttpOutcome.Write(http, status, trailers);
}
