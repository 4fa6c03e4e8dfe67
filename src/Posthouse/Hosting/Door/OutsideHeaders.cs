using System.Collections.Frozen;
using Grpc.Core;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Posthouse.Grpc.Server;
using Posthouse.Security;

namespace Posthouse.Hosting.Door;

/// <summary>
/// What of a request from outside goes on into the application, and what of an answer goes out. Headers that begin with <c>posthouse-</c> are the application's own: nobody
/// outside can say them, and nobody outside hears them; the door adds the caller's address. Those of a browser or of one connection mean nothing to a component.
/// </summary>
internal static class OutsideHeaders
{
    private const string Own = "posthouse-";

    private static readonly FrozenSet<string> OfConnection = new[]
    {
        "accept", "accept-encoding", "connection", "content-length", "cookie", "forwarded", "host", "keep-alive", "origin", "referer", "te", "trailer", "transfer-encoding", "upgrade", "user-agent", "via",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly HiddenTrailers Hidden = new(IsOwn);

    private static readonly string[] OfBrowser = ["proxy-", "sec-", "x-forwarded-"];

    /// <summary>Whether a request header goes on to a component.</summary>
    public static bool GoesIn(string key) =>
        key.Equals(OutsideAddress.MetadataKey, StringComparison.OrdinalIgnoreCase)
        || (!IsOwn(key) && !OfConnection.Contains(key) && !Array.Exists(OfBrowser, prefix => key.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)));

    /// <summary>The metadata of a call from outside that goes on to a component elsewhere.</summary>
    public static Metadata Passed(ServerCallContext context)
    {
        var passed = new Metadata();
        foreach (var entry in context.RequestHeaders.Where(static entry => GoesIn(entry.Key)))
        {
            passed.Add(entry);
        }

        return passed;
    }

    /// <summary>The metadata of a call that goes on to a server of somebody else: what the door has added is for the application's own components.</summary>
    public static Metadata WithoutOwn(Metadata headers)
    {
        var others = new Metadata();
        foreach (var entry in headers.Where(static entry => !IsOwn(entry.Key)))
        {
            others.Add(entry);
        }

        return others;
    }

    /// <summary>Handles a request without what only the application itself may say, and answers it without that.</summary>
    public static async Task HandleAsync(HttpContext context, RequestDelegate next)
    {
        Strip(context.Request.Headers);
        context.Features.Set(Hidden);
        context.Response.OnStarting(static response => Strip((HttpResponse)response), context.Response);
        await next(context);
        if (context.Features.Get<IHttpResponseTrailersFeature>() is { Trailers.IsReadOnly: false } trailing)
        {
            Strip(trailing.Trailers);
        }
    }

    private static Task Strip(HttpResponse response)
    {
        Strip(response.Headers);
        return Task.CompletedTask;
    }

    private static void Strip(IHeaderDictionary headers)
    {
        List<string>? own = null;
        foreach (var (name, _) in headers)
        {
            if (IsOwn(name))
            {
                (own ??= []).Add(name);
            }
        }

        own?.ForEach(name => headers.Remove(name));
    }

    private static bool IsOwn(string key) => key.StartsWith(Own, StringComparison.OrdinalIgnoreCase);
}
