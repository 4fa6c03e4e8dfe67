using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Posthouse.Look.Serving;

/// <summary>Answers with a file whose address changes when its content does.</summary>
internal sealed class AssetResult(Asset asset) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        var (bytes, encoding) = asset.For(httpContext.Request.AcceptedEncodings());
        response.ContentType = asset.ContentType;
        response.ContentLength = bytes.Length;
        response.Headers.CacheControl = "public, max-age=31536000, immutable";
        response.Headers.Vary = HeaderNames.AcceptEncoding;
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers.ContentSecurityPolicy = "default-src 'none'";
        response.Headers["Cross-Origin-Resource-Policy"] = "same-origin";
        if (encoding is not null)
        {
            response.Headers.ContentEncoding = encoding;
        }

        return HttpMethods.IsHead(httpContext.Request.Method)
            ? Task.CompletedTask
            : response.Body.WriteAsync(bytes, httpContext.RequestAborted).AsTask();
    }
}
