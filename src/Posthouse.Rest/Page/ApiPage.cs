using System.Text;
using Microsoft.AspNetCore.Routing;
using Posthouse.Rest.Documents;

namespace Posthouse.Rest.Page;

/// <summary>The page that shows the methods and tries them out. It says the same as the OpenAPI document, and loads nothing from elsewhere.</summary>
internal static class ApiPage
{
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; connect-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    public static void Map(RouteGroupBuilder group, string prefix, ServedDocuments documents, ApiPageLook look)
    {
        Map(group, prefix, "text/html; charset=utf-8", () => Encoding.UTF8.GetBytes(new PageWriter(look, prefix, documents.OpenApi()).Write()));
        Map(group, $"{prefix}/api.css", "text/css; charset=utf-8", static () => Read("api.css"));
        Map(group, $"{prefix}/plain.css", "text/css; charset=utf-8", static () => Read("plain.css"));
        Map(group, $"{prefix}/api.js", "text/javascript; charset=utf-8", static () => Read("api.js"));
    }

    private static void Map(RouteGroupBuilder group, string path, string type, Func<byte[]> make)
    {
        var content = new Lazy<StoredAnswer>(() => new StoredAnswer(make(), type));
        group.MapReading(path, context =>
        {
            context.Response.Headers.ContentSecurityPolicy = Policy;
            context.Response.Headers.XContentTypeOptions = "nosniff";
            context.Response.Headers["Referrer-Policy"] = "no-referrer";
            return content.Value.SendAsync(context);
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
