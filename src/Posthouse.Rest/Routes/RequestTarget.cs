using System.Collections.Immutable;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Posthouse.Rest.Routes;

/// <summary>The path of a request as it was sent, cut into its segments; nothing in it is decoded, so that an escaped slash stays part of a value.</summary>
internal readonly struct RequestTarget
{
    private RequestTarget(ImmutableArray<string> segments, string verb, ImmutableArray<string> withoutVerb) =>
        (Segments, Verb, WithoutVerb) = (segments, verb, withoutVerb);

    /// <summary>All segments.</summary>
    public ImmutableArray<string> Segments { get; }

    /// <summary>What follows the last colon of the last segment; empty when there is none.</summary>
    public string Verb { get; }

    /// <summary>The segments without the verb.</summary>
    public ImmutableArray<string> WithoutVerb { get; }

    public static RequestTarget Of(HttpContext context)
    {
        var raw = context.Features.Get<IHttpRequestFeature>()?.RawTarget;
        return Of(string.IsNullOrEmpty(raw) ? context.Request.Path.ToUriComponent() : raw);
    }

    public static RequestTarget Of(string target)
    {
        var path = target.AsSpan();
        if (!path.StartsWith("/"))
        {
            // The absolute form that proxies are sent.
            var authority = path.IndexOf("://");
            path = authority < 0 ? path : path[(authority + 3)..];
            var slash = path.IndexOf('/');
            path = slash < 0 ? "/" : path[slash..];
        }

        var end = path.IndexOfAny('?', '#');
        path = end < 0 ? path : path[..end];
        var segments = ImmutableArray.Create(path[1..].ToString().Split('/'));
        var last = segments[^1];
        var colon = last.LastIndexOf(':');
        return colon < 0
            ? new RequestTarget(segments, "", segments)
            : new RequestTarget(segments, last[(colon + 1)..], segments.SetItem(segments.Length - 1, last[..colon]));
    }
}
