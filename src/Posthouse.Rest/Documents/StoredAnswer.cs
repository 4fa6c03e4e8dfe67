using System.IO.Compression;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Posthouse.Rest.Documents;

/// <summary>An answer that was made before it was asked for: its bytes, the same compressed, and a tag by which a client knows that it has them already.</summary>
internal sealed class StoredAnswer
{
    private readonly byte[] _bytes;
    private readonly Lazy<byte[]> _gzip;
    private readonly string _type;
    private readonly string _tag;

    public StoredAnswer(byte[] bytes, string type)
    {
        _bytes = bytes;
        _type = type;
        _gzip = new Lazy<byte[]>(() => Compress(bytes));
        _tag = $"\"{Convert.ToHexStringLower(SHA256.HashData(bytes))[..16]}\"";
    }

    public Task SendAsync(HttpContext context)
    {
        var response = context.Response;
        response.Headers.ETag = _tag;
        response.Headers.CacheControl = "no-cache";
        response.Headers.Vary = HeaderNames.AcceptEncoding;
        if (context.Request.Headers.IfNoneMatch == _tag)
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }

        var bytes = _bytes;
        if (TakesGzip(context.Request))
        {
            response.Headers.ContentEncoding = "gzip";
            bytes = _gzip.Value;
        }

        response.ContentType = _type;
        response.ContentLength = bytes.Length;
        return HttpMethods.IsHead(context.Request.Method) ? Task.CompletedTask : response.Body.WriteAsync(bytes, context.RequestAborted).AsTask();
    }

    private static bool TakesGzip(HttpRequest request) =>
        StringWithQualityHeaderValue.TryParseList(request.Headers.AcceptEncoding, out var accepted)
        && accepted.Any(static coding => coding.Value.Equals("gzip", StringComparison.OrdinalIgnoreCase) && coding.Quality is null or > 0);

    private static byte[] Compress(byte[] bytes)
    {
        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.Optimal))
        {
            gzip.Write(bytes);
        }

        return compressed.ToArray();
    }
}
