using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Posthouse.Look.Forms;
using Posthouse.Storage;

namespace Authentication.Pages;

/// <summary>
/// Knows forms that these pages have shown to this browser: a cookie holds a random text, the form its signature (HMAC-SHA256) with a key of this component's database, so that
/// every replica knows the forms of the others. What browsers tell about cross-site requests is heeded first.
/// </summary>
internal sealed class FormGuard(Database database)
{
    private const string Cookie = "posthouse-account-form";
    private const string Field = "form";
    private const int RandomBytes = 16;

    private byte[]? _key;

    /// <summary>The proof to be put into a form.</summary>
    public async ValueTask<FormToken> TokenAsync(HttpContext http)
    {
        var key = await KeyAsync(http.RequestAborted);
        if (http.Request.Cookies[Cookie] is not { Length: > 0 and <= 64 } visitor)
        {
            visitor = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(RandomBytes));
            http.Response.Cookies.Append(Cookie, visitor, new CookieOptions { HttpOnly = true, Secure = http.Request.IsHttps, SameSite = SameSiteMode.Lax, Path = "/", IsEssential = true });
        }

        return new FormToken(Field, Sign(key, visitor));
    }

    /// <summary>Whether a form was shown here to this browser.</summary>
    public async ValueTask<bool> KnowsAsync(HttpContext http, IFormCollection form)
    {
        var key = await KeyAsync(http.RequestAborted);
        return ComesFromHere(http.Request) && http.Request.Cookies[Cookie] is { Length: > 0 and <= 64 } visitor
            && CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(form[Field].ToString()), Encoding.ASCII.GetBytes(Sign(key, visitor)));
    }

    /// <summary>Whether the browser says that a page of another site made it send the request; old browsers say nothing.</summary>
    public static bool ComesFromHere(HttpRequest request) => request.Headers["Sec-Fetch-Site"].ToString() is "" or "same-origin" or "none";

    private static string Sign(byte[] key, string visitor) => Base64Url.EncodeToString(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(visitor)));

    private async ValueTask<byte[]> KeyAsync(CancellationToken cancellationToken) => _key ??= await database.WriteAsync(
        async transaction =>
        {
            await transaction.ExecuteAsync("insert into form_keys (id, secret) values (1, @secret) on conflict (id) do nothing", new { secret = RandomNumberGenerator.GetBytes(HMACSHA256.HashSizeInBytes) });
            return await transaction.QuerySingleAsync<byte[]>("select secret from form_keys where id = 1");
        },
        cancellationToken);
}
