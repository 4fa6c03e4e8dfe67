using System.Text;
using Microsoft.AspNetCore.Http;

namespace Posthouse.Surfaces;

/// <summary>The pages that are shown when no component answers.</summary>
internal static class PlainPages
{
    public static Task NotFoundAsync(HttpContext context) =>
        WriteAsync(context, StatusCodes.Status404NotFound, "There is no such page", "The address may be mistyped, or the page may have moved.");

    public static Task FailedAsync(HttpContext context) =>
        WriteAsync(context, StatusCodes.Status500InternalServerError, "Something went wrong", "The page could not be made. Please try again later.");

    public static Task RefusedAsync(HttpContext context, int status) =>
        WriteAsync(context, status, "The request could not be taken", "It is malformed, or larger than is accepted here.");

    public static Task UnavailableAsync(HttpContext context)
    {
        context.Response.Headers.RetryAfter = "5";
        return WriteAsync(context, StatusCodes.Status502BadGateway, "This page is not available right now", "The part that makes it does not answer. Please try again in a moment.");
    }

    public static Task NotReadyAsync(HttpContext context)
    {
        context.Response.Headers.RetryAfter = "2";
        return WriteAsync(context, StatusCodes.Status503ServiceUnavailable, "We are about to open", "Everything is being set up. Please try again in a moment.");
    }

    public static Task TooLateAsync(HttpContext context) =>
        WriteAsync(context, StatusCodes.Status504GatewayTimeout, "This page took too long", "The part that makes it did not answer in time. Please try again.");

    private static Task WriteAsync(HttpContext context, int status, string title, string words)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/html; charset=utf-8";
        context.Response.Headers.CacheControl = "no-store";
        var page = Encoding.UTF8.GetBytes(
            $"""
            <!doctype html>
            <html lang="en">
            <head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>{title}</title></head>
            <body><main><h1>{title}</h1><p>{words}</p></main></body>
            </html>
            """);
        context.Response.ContentLength = page.Length;
        return HttpMethods.IsHead(context.Request.Method) ? Task.CompletedTask : context.Response.Body.WriteAsync(page, context.RequestAborted).AsTask();
    }
}
