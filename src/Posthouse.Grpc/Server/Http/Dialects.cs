using Grpc.Core;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Posthouse.Grpc.Wire;

namespace Posthouse.Grpc.Server;

/// <summary>Tells the dialect of a request, and refuses requests that cannot be calls in HTTP's own words.</summary>
internal static class Dialects
{
    /// <summary>The dialect of a request for a method.</summary>
    /// <param name="http">The request.</param>
    /// <param name="method">The method.</param>
    /// <param name="logger">Where a refusal is logged.</param>
    /// <returns>Null if the request was refused.</returns>
    internal static Dialect? Choose(HttpContext http, BoundMethod method, ILogger logger)
    {
        var request = http.Request;
        var hasHttp2 = !HttpProtocol.IsHttp11(request.Protocol) && !HttpProtocol.IsHttp10(request.Protocol);
        if (HttpMethods.IsPost(request.Method) && Protocol.IsGrpc(request.ContentType))
        {
            if (hasHttp2)
            {
                return GrpcDialect.Http2;
            }

            http.Response.Headers.Upgrade = "h2c";
            return Refuse(http, logger, StatusCodes.Status426UpgradeRequired, $"gRPC needs HTTP/2, and the request came over {request.Protocol}.");
        }

        var dialect = HttpMethods.IsGet(request.Method)
            ? ConnectContent.OfQuery(request.Query, method)
            : GrpcWebContent.Of(request) ?? ConnectContent.Of(request.ContentType, method);
        if (dialect is null)
        {
            http.Response.Headers["Accept-Post"] = ConnectContent.Accepted(method);
            return Refuse(http, logger, StatusCodes.Status415UnsupportedMediaType, $"Content type \"{request.ContentType}\" is not that of a call of {method.Method.FullName}.");
        }

        return hasHttp2 || method.Method.Type != MethodType.DuplexStreaming
            ? dialect
            : Refuse(http, logger, StatusCodes.Status505HttpVersionNotsupported, $"A stream both ways needs HTTP/2, and the request came over {request.Protocol}.");
    }

    /// <summary>The dialect of a request for a method that nobody serves.</summary>
    /// <returns>Null if the request need not be a call.</returns>
    internal static Dialect? OfUnknown(HttpRequest request) =>
        Protocol.IsGrpc(request.ContentType) ? GrpcDialect.Http2 : GrpcWebContent.Of(request) ?? ConnectContent.OfUnknown(request);

    private static Dialect? Refuse(HttpContext http, ILogger logger, int httpStatus, string reason)
    {
        Log.RequestRefused(logger, http.Request.Path, httpStatus, reason);
        http.Response.StatusCode = httpStatus;
        http.Response.Headers[Protocol.StatusHeader] = StatusHeaders.Format(StatusCode.Internal);
        http.Response.Headers[Protocol.MessageHeader] = PercentEncoding.Encode(reason);
        return null;
    }
}
