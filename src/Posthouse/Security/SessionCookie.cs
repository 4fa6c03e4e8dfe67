using Microsoft.AspNetCore.Http;

namespace Posthouse.Security;

/// <summary>The cookie that holds the secret of a browser's session. Scripts cannot read it, other sites cannot make a browser send it with a form, and over https it is never sent in the clear.</summary>
public static class SessionCookie
{
    private const string Plain = "posthouse-session";

    // The prefix makes browsers refuse the cookie from anybody but this host over https (RFC 6265bis).
    private const string Secure = "__Host-" + Plain;
    private const int Longest = 200;

    /// <summary>The secret that a browser showed; <see langword="null"/> when it showed none.</summary>
    /// <param name="request">The request.</param>
    public static string? Read(HttpRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return request.Cookies[NameFor(request)] is { Length: > 0 and <= Longest } secret ? secret : null;
    }

    /// <summary>Gives a browser the secret of a new session.</summary>
    /// <param name="context">The request, answered by this.</param>
    /// <param name="secret">The secret.</param>
    /// <param name="keepUntil">Until when the browser keeps it, UTC.</param>
    public static void Write(HttpContext context, string secret, DateTimeOffset keepUntil)
    {
        ArgumentNullException.ThrowIfNull(context);
        var cookie = Options(context.Request);
        cookie.Expires = keepUntil;
        context.Response.Cookies.Append(NameFor(context.Request), secret, cookie);
    }

    /// <summary>Has a browser forget the secret.</summary>
    /// <param name="context">The request, answered by this.</param>
    public static void Delete(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        context.Response.Cookies.Delete(NameFor(context.Request), Options(context.Request));
    }

    private static string NameFor(HttpRequest request) => request.IsHttps ? Secure : Plain;

    private static CookieOptions Options(HttpRequest request) => new()
    {
        HttpOnly = true,
        Secure = request.IsHttps,
        SameSite = SameSiteMode.Lax,
        Path = "/",
        IsEssential = true,
    };
}
