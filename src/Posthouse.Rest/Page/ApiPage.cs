using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Posthouse.Rest.Page;

/// <summary>The page that shows the documents and tries the methods out. It reads the same document as everybody else, and loads nothing from elsewhere.</summary>
internal static class ApiPage
{
    private const string Policy = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    public static void Map(RouteGroupBuilder group, string prefix)
    {
        Map(group, prefix, "api.html", "text/html; charset=utf-8");
        Map(group, $"{prefix}/api.css", "api.css", "text/css; charset=utf-8");
        Map(group, $"{prefix}/api.js", "api.js", "text/javascript; charset=utf-8");
    }

    private static void Map(RouteGroupBuilder group, string path, string file, string type)
    {
        var content = new Lazy<byte[]>(() => Read(file));
        group.MapMethods(path, Reading, context =>
        {
            context.Response.ContentType = type;
            context.Response.ContentLength = content.Value.Length;
            context.Response.Headers.ContentSecurityPolicy = Policy;
            context.Response.Headers.XContentTypeOptions = "nosniff";
            context.Response.Headers.CacheControl = "no-cache";
            context.Response.Headers["Referrer-Policy"] = "no-referrer";
            return context.Response.Body.WriteAsync(content.Value, context.RequestAborted).AsTask();
        });
    }

    private static byte[] Read(string file)
    {
        using var stream = typeof(ApiPage).Assembly.GetManifestResourceStream($"Page/{file}") ?? throw new InvalidOperationException($"{file} is not in this assembly.");
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }
}
