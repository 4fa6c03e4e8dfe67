using System.Buffers.Text;
using System.Globalization;
using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Posthouse.Security;

namespace Posthouse.Surfaces;

/// <summary>
/// What a forwarded request carries beside itself: scheme, client address, person and remaining time as they were at the public process. Believed
/// only together with a token of that process, and never taken from outside.
/// </summary>
internal static class ForwardedRequest
{
    public const string Scheme = "posthouse-scheme";
    public const string Client = "posthouse-client";
    public const string Budget = "posthouse-budget";
    public const string User = "posthouse-user";
    private const string NobodyVerifies = "unavailable";

    private static readonly string[] Reserved = [CallerTokens.MetadataKey, Scheme, Client, Budget, User];

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
        if (context.Features.Get<SignedInUser>() is { } user)
        {
            request.Headers.TryAddWithoutValidation(User, Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes<string[]>([user.Email, user.Name])));
        }
        else if (context.Features.Get<SignInUnavailable>() is not null)
        {
            request.Headers.TryAddWithoutValidation(User, NobodyVerifies);
        }

        if (context.Connection.RemoteIpAddress is { } address)
        {
            request.Headers.TryAddWithoutValidation(Client, address.ToString());
        }
    }

    /// <summary>Restores the request as it was at the public process.</summary>
    /// <param name="context">The request.</param>
    /// <param name="person">Who is signed in, as the token proves.</param>
    /// <param name="time">The process's clock.</param>
    public static void Restore(HttpContext context, UserId? person, TimeProvider time)
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

        RestoreUser(context, person, headers[User]);
        Strip(context.Request);
    }

    private static void RestoreUser(HttpContext context, UserId? person, string? words)
    {
        if (person is { } id)
        {
            var told = words is { Length: > 0 } && Base64Url.IsValid(words) ? JsonSerializer.Deserialize<string[]>(Base64Url.DecodeFromChars(words)) : null;
            context.Features.Set(told is [var email, var name] ? new SignedInUser(id, email, name) : new SignedInUser(id, "", ""));
        }
        else if (words == NobodyVerifies)
        {
            context.Features.Set(new SignInUnavailable());
        }
    }
}
