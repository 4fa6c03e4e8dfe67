using Grpc.Core;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Posthouse.Grpc.Wire;

namespace Posthouse.Grpc.Server;

/// <summary>Refuses requests that cannot be gRPC calls, in HTTP's own words.</summary>
internal static class HttpGate
{
    /// <summary>Answers a request that is not a gRPC call.</summary>
    /// <param name="http">The request.</param>
    /// <param name="logger">Where the refusal is logged.</param>
    /// <returns>Whether the request was refused.</returns>
    internal static bool Refuses(HttpContext http, ILogger logger)
    {
        var protocol = http.Request.Protocol;
        if (!HttpProtocol.IsHttp2(protocol) && !HttpProtocol.IsHttp3(protocol))
        {
            http.Response.Headers.Upgrade = "h2c";
            Refuse(http, logger, StatusCodes.Status426UpgradeRequired, $"gRPC needs HTTP/2, and the request came over {protocol}.");
            return true;
        }

        if (!Protocol.IsGrpc(http.Request.ContentType))
        {
            var reason = $"Content type \"{http.Request.ContentType}\" is not \"{Protocol.ContentType}\".";
            Refuse(http, logger, StatusCodes.Status415UnsupportedMediaType, reason);
            return true;
        }

        return false;
    }

    private static void Refuse(HttpContext http, ILogger logger, int httpStatus, string reason)
    {
        Log.RequestRefused(logger, http.Request.Path, httpStatus, reason);
        http.Response.StatusCode = httpStatus;
        http.Response.Headers[Protocol.StatusHeader] = StatusHeaders.Format(StatusCode.Internal);
        http.Response.Headers[Protocol.MessageHeader] = PercentEncoding.Encode(reason);
    }
}
