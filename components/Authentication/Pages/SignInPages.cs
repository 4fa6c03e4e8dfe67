using Authentication.Sessions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Posthouse.Look;
using Posthouse.Look.Serving;
using Posthouse.Security;

namespace Authentication.Pages;

/// <summary>Signing in, and where somebody is signed in.</summary>
internal static class SignInPages
{
    private const string Path = "/sign-in";
    private const string Sessions = "/sign-in/sessions";

    /// <summary>One answer for a wrong address, a wrong password and a closed account: it tells nobody who has an account here.</summary>
    private const string NotRight = "The e-mail address or the password is not right. After several attempts an account stays closed for some minutes.";

    public static AssetSet Assets { get; } = AssetSet.EmbeddedIn(typeof(SignInPages).Assembly, "/sign-in/files");

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapAssets(Assets);
        var pages = endpoints.MapPages(PageFor);
        pages.MapPage(Path, (HttpContext http, AccountVisit visit) => ShowAsync(http, visit, ReturnPath.Of(http.Request.Query["return"])));
        pages.MapPost(Path, SignInAsync).DisableAntiforgery();
        pages.MapPage(Sessions, ShowSessionsAsync);
        pages.MapPost(Sessions, EndOthersAsync).DisableAntiforgery();
    }

    /// <summary>The page for when a page fails: what was sent cannot be read, or the fault is ours.</summary>
    public static IResult PageFor(HttpContext http, Exception failure) => failure is BadHttpRequestException refused
        ? new PageResult<RefusedPage>(status: refused.StatusCode)
        : new PageResult<BrokenPage>(status: StatusCodes.Status500InternalServerError);

    private static Task<IResult> ShowAsync(HttpContext http, AccountVisit visit, string back) =>
        visit.PageAsync<SignInPage>(http, back, [], [], StatusCodes.Status200OK);

    private static async Task<IResult> SignInAsync(HttpContext http, AccountVisit visit)
    {
        var form = await AccountVisit.ReadAsync(http);
        var back = ReturnPath.Of(http.Request.Query["return"]);
        var (email, password) = (Typed.Line(form["email"], Typed.LongestEmail), Typed.Secret(form["password"]));
        Dictionary<string, object?> Said(string news) => new() { [nameof(AccountPage.News)] = news, [nameof(AccountPage.Email)] = email };
        if (!await visit.KnowsAsync(http, form))
        {
            return await visit.PageAsync<SignInPage>(http, back, [], Said(Typed.ForeignForm), StatusCodes.Status400BadRequest);
        }

        var problems = Typed.CheckEmail([], email);
        if (password.Length == 0)
        {
            problems.Add("password", "Enter your password.");
        }

        if (problems.Count > 0)
        {
            return await visit.PageAsync<SignInPage>(http, back, problems, Said(""), StatusCodes.Status422UnprocessableEntity);
        }

        if (!visit.MayTry(http))
        {
            http.Response.Headers.RetryAfter = "300";
            return await visit.PageAsync<SignInPage>(http, back, [], Said(Typed.TooOften), StatusCodes.Status429TooManyRequests);
        }

        return await visit.Accounts.CheckAsync(email, password, http.RequestAborted) is { } account
            ? await visit.SignInAsync(http, account.Id, back)
            : await visit.PageAsync<SignInPage>(http, back, [], Said(NotRight), StatusCodes.Status422UnprocessableEntity);
    }

    private static async Task<IResult> ShowSessionsAsync(HttpContext http, AccountVisit visit)
    {
        if (SessionCookie.Read(http.Request) is not { } secret || await visit.Sessions.VerifyAsync(secret, http.RequestAborted) is not { } own)
        {
            return AccountVisit.Go(http, Path);
        }

        return await SessionsPageAsync(http, visit, own, "", StatusCodes.Status200OK);
    }

    private static async Task<IResult> SessionsPageAsync(HttpContext http, AccountVisit visit, VerifiedSession own, string news, int status)
    {
        var sessions = await visit.Sessions.ListAsync(own.UserId, http.RequestAborted);
        var shown = new Dictionary<string, object?>
        {
            [nameof(SessionsPage.Sessions)] = sessions.Select(session => (session, session.Id == own.Id)).ToList(),
            [nameof(AccountPage.News)] = news,
        };
        return await visit.PageAsync<SessionsPage>(http, "/", [], shown, status);
    }

    private static Dictionary<string, object?> Foreign() => new() { [nameof(AccountPage.News)] = Typed.ForeignForm };

    private static async Task<IResult> EndOthersAsync(HttpContext http, AccountVisit visit)
    {
        var isKnown = await visit.KnowsAsync(http, await AccountVisit.ReadAsync(http));
        if (SessionCookie.Read(http.Request) is not { } secret || await visit.Sessions.VerifyAsync(secret, http.RequestAborted) is not { } own)
        {
            return isKnown ? AccountVisit.Go(http, Path) : await visit.PageAsync<SignInPage>(http, Sessions, [], Foreign(), StatusCodes.Status400BadRequest);
        }

        if (!isKnown)
        {
            return await SessionsPageAsync(http, visit, own, Typed.ForeignForm, StatusCodes.Status400BadRequest);
        }

        await visit.Sessions.EndOthersAsync(own.UserId, secret, http.RequestAborted);
        return AccountVisit.Go(http, Sessions);
    }
}
