using Microsoft.AspNetCore.Http;

namespace Posthouse.Look.Serving;

/// <summary>What a page may load and where its forms may lead: only this site, unless the page widens it.</summary>
public static class ContentPolicy
{
    internal const string OwnFilesOnly =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; "
        + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    /// <summary>Lets this page load pictures from another origin, such as a server of map tiles.</summary>
    /// <param name="response">The page's answer.</param>
    /// <param name="address">An address at that origin.</param>
    public static void AllowPicturesFrom(this HttpResponse response, Uri address) => Widen(response, "img-src 'self'", address);

    /// <summary>Lets the forms of this page lead to another origin. Browsers ask for it also when this site answers a form by sending them on.</summary>
    /// <param name="response">The page's answer.</param>
    /// <param name="address">An address at that origin.</param>
    public static void AllowFormsTo(this HttpResponse response, Uri address) => Widen(response, "form-action 'self'", address);

    private static void Widen(HttpResponse response, string directive, Uri address)
    {
        var policy = response.Headers.ContentSecurityPolicy.ToString();
        response.Headers.ContentSecurityPolicy =
            policy.Replace(directive, $"{directive} {address.GetLeftPart(UriPartial.Authority)}", StringComparison.Ordinal);
    }
}
