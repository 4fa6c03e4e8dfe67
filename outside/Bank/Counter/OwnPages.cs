namespace Bank.Counter;

/// <summary>Keeps forms to their own pages.</summary>
internal static class OwnPages
{
    /// <summary>Whether a form was sent from a page of the bank itself; programs that are no browsers say nothing about it.</summary>
    public static bool SentThis(HttpRequest request)
    {
        var site = request.Headers["Sec-Fetch-Site"].ToString();
        if (site.Length > 0)
        {
            return site is "same-origin" or "none";
        }

        var origin = request.Headers.Origin.ToString();
        return origin.Length == 0 || string.Equals(origin, $"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Lets a page's form lead to another site in the end: a browser follows no redirect that the policy does not name.</summary>
    public static void AllowReturnTo(HttpContext http, string address)
    {
        var origin = new Uri(address).GetLeftPart(UriPartial.Authority);
        http.Response.Headers.ContentSecurityPolicy =
            $"default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; form-action 'self' {origin}; base-uri 'none'; frame-ancestors 'none'";
        http.Response.OnStarting(() =>
        {
            http.Response.Headers.CacheControl = "no-store";
            return Task.CompletedTask;
        });
    }
}
