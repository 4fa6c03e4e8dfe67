using Authentication.Accounts;
using Authentication.Sessions;
using Microsoft.AspNetCore.Http;
using Posthouse.Look.Forms;
using Posthouse.Look.Serving;
using Posthouse.Security;

namespace Authentication.Pages;

/// <summary>What the pages do for one request.</summary>
internal sealed class AccountVisit(AccountDesk accounts, SessionStore sessions, FormGuard forms, AttemptLimit attempts, AuthenticationOptions options, TimeProvider time)
{
    public AccountDesk Accounts => accounts;

    public SessionStore Sessions => sessions;

    /// <summary>Whether this address of the network may try once more.</summary>
    public bool MayTry(HttpContext http) => attempts.Admit(http.Connection.RemoteIpAddress);

    public ValueTask<bool> KnowsAsync(HttpContext http, IFormCollection form) => forms.KnowsAsync(http, form);

    /// <summary>The form that was sent; an empty one when none was.</summary>
    /// <exception cref="BadHttpRequestException">What was sent is no form of this site, or a monstrous one.</exception>
    public static async Task<IFormCollection> ReadAsync(HttpContext http)
    {
        await SentForm.ReadAsync(http);
        return http.Request.HasFormContentType ? await http.Request.ReadFormAsync(http.RequestAborted) : FormCollection.Empty;
    }

    /// <summary>A page with a form.</summary>
    public async Task<IResult> PageAsync<TPage>(HttpContext http, string back, FormProblems problems, Dictionary<string, object?> more, int status)
        where TPage : Microsoft.AspNetCore.Components.IComponent
    {
        // No referrer and no cache: nothing that was typed comes out elsewhere.
        http.Response.Headers["Referrer-Policy"] = "same-origin";
        more[nameof(AccountPage.Token)] = await forms.TokenAsync(http);
        more[nameof(AccountPage.Back)] = back;
        more[nameof(AccountPage.Problems)] = problems;
        more[nameof(AccountPage.Site)] = options;
        return new PageResult<TPage>(more, status);
    }

    /// <summary>Begins a session in this browser and goes on.</summary>
    public async Task<IResult> SignInAsync(HttpContext http, UserId user, string back)
    {
        var secret = await sessions.BeginAsync(user, SessionCookie.Read(http.Request), http.RequestAborted);
        SessionCookie.Write(http, secret, time.GetUtcNow() + options.EndsAfter);
        return Go(http, back);
    }

    /// <summary>Goes on with a GET.</summary>
    public static IResult Go(HttpContext http, string path)
    {
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers.Location = path;
        return Results.StatusCode(StatusCodes.Status303SeeOther);
    }
}
