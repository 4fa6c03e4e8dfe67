using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Http;
using Posthouse.Security;

namespace Posthouse.Surfaces;

/// <summary>
/// What a forwarded request carries beside itself: scheme, client address and remaining time as they were at the public process. Believed
/// only together with a token of that process, and never taken from outside.
/// </summary>
internal static class ForwardedRequest
{
    public const string Scheme = "posthouse-scheme";
    public const string Client = "posthouse-client";
    public const string Budget = "posthouse-budget";

    private static readonly string[] Reserved = [CallerTokens.MetadataKey, Scheme, Client, Budget];

    /// <summary>Removes what only the application itself may say.</summary>
    public static void Strip(HttpRequest request)
    {
        foreach (var name in Reserved)
        {
            request.Headers.Remove(name);
        }
    }

    public static void Write(HttpContext context, HttpRequestMessage request, string token, TimeSpan remaining)
    {
        request.Headers.TryAddWithoutValidation(CallerTokens.MetadataKey, token);
        request.Headers.TryAddWithoutValidation(Scheme, context.Request.Scheme);
        request.Headers.TryAddWithoutValidation(Budget, ((long)remaining.TotalMilliseconds).ToString(CultureInfo.InvariantCulture));
        if (context.Connection.RemoteIpAddress is { } address)
        {
            request.Headers.TryAddWithoutValidation(Client, address.ToString());
        }
    }

    /// <summary>Restores the request as it was at the public process.</summary>
    public static void Restore(HttpContext context, TimeProvider time)
    {
        var headers = context.Request.Headers;
        if (headers[Scheme] is [{ } scheme])
        {
            context.Request.Scheme = scheme;
        }

        if (IPAddress.TryParse(headers[Client], out var client))
        {
            context.Connection.RemoteIpAddress = client;
            context.Connection.RemotePort = 0;
        }

        if (long.TryParse(headers[Budget], NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds))
        {
            context.Features.Set(new RequestBudget(time.GetUtcNow() + TimeSpan.FromMilliseconds(milliseconds)));
        }

        Strip(context.Request);
    }
}
