using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Posthouse.Look.Serving;

/// <summary>What holds for every page of a site: headers that let a browser load only the site's own files, and an error page.</summary>
public static class PageBoundary
{
    /// <summary>A group of routes that answer with pages.</summary>
    /// <param name="endpoints">Takes the routes.</param>
    /// <param name="errorPage">Makes the page that is shown, with status 500, when another page fails; must not depend on what failed.</param>
    public static RouteGroupBuilder MapPages(this IEndpointRouteBuilder endpoints, Func<IResult> errorPage) =>
        endpoints.MapPages((_, _) => errorPage());

    /// <summary>A group of routes that answer with pages.</summary>
    /// <param name="endpoints">Takes the routes.</param>
    /// <param name="errorPage">Makes the page that is shown when another page fails; must not depend on what failed.</param>
    public static RouteGroupBuilder MapPages(this IEndpointRouteBuilder endpoints, Func<HttpContext, Exception, IResult> errorPage)
    {
        var pages = endpoints.MapGroup("");
        pages.AddEndpointFilter((context, next) => AnswerAsync(context, next, errorPage));
        return pages;
    }

    /// <summary>Maps a page for reading: GET, and HEAD for its headers alone.</summary>
    /// <param name="endpoints">Takes the route.</param>
    /// <param name="pattern">The path.</param>
    /// <param name="handler">Answers with an <see cref="IResult"/>.</param>
    public static RouteHandlerBuilder MapPage(this IEndpointRouteBuilder endpoints, string pattern, Delegate handler) =>
        endpoints.MapMethods(pattern, LookEndpoints.Reads, handler);

    private static async ValueTask<object?> AnswerAsync(
        EndpointFilterInvocationContext context, EndpointFilterDelegate next, Func<HttpContext, Exception, IResult> errorPage)
    {
        var http = context.HttpContext;
        SetHeaders(http.Response.Headers);
        try
        {
            if (await next(context) is IResult page)
            {
                await page.ExecuteAsync(http);
            }
        }
        catch (Exception failure) when (!http.Response.HasStarted && !http.RequestAborted.IsCancellationRequested)
        {
            var loggers = http.RequestServices.GetRequiredService<ILoggerFactory>();
            Log.PageFailed(loggers.CreateLogger(typeof(PageBoundary)), failure, http.Request.Path);
            http.Response.Clear();
            SetHeaders(http.Response.Headers);
            await errorPage(http, failure).ExecuteAsync(http);
        }

        return Results.Empty;
    }

    private static void SetHeaders(IHeaderDictionary headers)
    {
        headers.ContentSecurityPolicy = ContentPolicy.OwnFilesOnly;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "strict-origin-when-cross-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=(), payment=()";
    }
}
