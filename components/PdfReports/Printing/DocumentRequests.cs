using System.Reflection;
using Microsoft.Playwright;
using Posthouse.Look;

namespace PdfReports.Printing;

/// <summary>
/// Everything that a document asks for while it is printed ends here: the page itself and the fonts of the look come from memory, the rest is refused. Nothing reaches a network or a file.
/// </summary>
internal sealed class DocumentRequests
{
    /// <summary>Where the page seems to come from; the name can never exist (RFC 6761).</summary>
    public const string Address = "https://document.invalid/";

    private const string Policy =
        "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src " + Address + "; base-uri 'none'; form-action 'none'";

    private readonly Dictionary<string, string> _pageHeaders = new(StringComparer.Ordinal) { ["Content-Security-Policy"] = Policy };
    private readonly Dictionary<string, byte[]> _fonts = Fonts();

    public Task AnswerAsync(IRoute route, string page)
    {
        var address = route.Request.Url;
        if (address == Address && route.Request.Method == "GET")
        {
            return route.FulfillAsync(new RouteFulfillOptions { ContentType = "text/html; charset=utf-8", Headers = _pageHeaders, Body = page });
        }

        // Aborted, not failed: a page that tries to go elsewhere then stays what it is.
        return _fonts.TryGetValue(address, out var font)
            ? route.FulfillAsync(new RouteFulfillOptions { ContentType = "font/woff2", BodyBytes = font })
            : route.AbortAsync(RequestAbortErrorCode.Aborted);
    }

    private static Dictionary<string, byte[]> Fonts()
    {
        var look = typeof(LookAssets).Assembly;
        return look.GetManifestResourceNames()
            .Where(name => name.EndsWith(".woff2", StringComparison.Ordinal))
            .ToDictionary(name => $"{Address}fonts/{name[(name.LastIndexOf('/') + 1)..]}", name => Read(look, name), StringComparer.Ordinal);
    }

    private static byte[] Read(Assembly assembly, string name)
    {
        using var stream = assembly.GetManifestResourceStream(name)!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
