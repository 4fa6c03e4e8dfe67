using System.IO.Compression;
using System.Text;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Net.Http.Headers;

namespace Posthouse.Look.Serving;

/// <summary>
/// Answers with a page: a Razor component rendered on the server, whole before the first byte leaves, so that an error while
/// rendering becomes an error page and never half a page. No framework runs in the browser.
/// </summary>
/// <typeparam name="TPage">The page's component.</typeparam>
public sealed class PageResult<TPage> : IResult
    where TPage : IComponent
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    private readonly Dictionary<string, object?> _parameters;
    private readonly int _status;

    /// <summary>Makes the answer.</summary>
    /// <param name="parameters">The component's parameters by name.</param>
    /// <param name="status">The HTTP status, 200 unless given.</param>
    public PageResult(Dictionary<string, object?>? parameters = null, int status = StatusCodes.Status200OK)
    {
        _parameters = parameters ?? [];
        _status = status;
    }

    /// <summary>Whether the page shows what only its reader may know: no cache keeps it, not even the browser's own.</summary>
    public bool Private { get; init; }

    /// <inheritdoc/>
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var (bytes, encoding) = Encode(await RenderAsync(httpContext.RequestServices), httpContext.Request.AcceptedEncodings());
        var response = httpContext.Response;
        response.StatusCode = _status;
        response.ContentType = "text/html; charset=utf-8";
        response.ContentLength = bytes.Length;
        response.Headers.CacheControl = Private ? "private, no-store" : "no-cache";
        response.Headers.Vary = HeaderNames.AcceptEncoding;
        if (encoding is not null)
        {
            response.Headers.ContentEncoding = encoding;
        }

        if (!HttpMethods.IsHead(httpContext.Request.Method))
        {
            await response.Body.WriteAsync(bytes, httpContext.RequestAborted);
        }
    }

    private static (byte[] Bytes, string? Encoding) Encode(string page, AcceptedEncodings accepted)
    {
        var plain = Utf8.GetBytes(page);
        return accepted switch
        {
            _ when accepted.HasFlag(AcceptedEncodings.Brotli) => (ContentCoding.Brotli(plain, CompressionLevel.Fastest), "br"),
            _ when accepted.HasFlag(AcceptedEncodings.Gzip) => (ContentCoding.Gzip(plain, CompressionLevel.Fastest), "gzip"),
            _ => (plain, null),
        };
    }

    private async Task<string> RenderAsync(IServiceProvider services)
    {
        await using var renderer = new HtmlRenderer(services, services.GetRequiredService<ILoggerFactory>());
        return await renderer.Dispatcher.InvokeAsync(async () =>
        {
            var root = await renderer.RenderComponentAsync<TPage>(ParameterView.FromDictionary(_parameters));
            return root.ToHtmlString();
        });
    }
}
