using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Posthouse.Look.Serving;
using Posthouse.Security;

namespace Authentication.Pages;

/// <summary>Signing out.</summary>
internal static class SignOutPages
{
    private const string Path = "/sign-out";

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        var pages = endpoints.MapPages(SignInPages.PageFor);
        pages.MapPage(Path, (HttpContext http, AccountVisit visit) => visit.PageAsync<SignOutPage>(http, "/", [], [], StatusCodes.Status200OK));
        pages.MapPost(Path, SignOutAsync).DisableAntiforgery();
    }

    private static async Task<IResult> SignOutAsync(HttpContext http, AccountVisit visit)
    {
        if (!await visit.KnowsAsync(http, await AccountVisit.ReadAsync(http)))
        {
            return await visit.PageAsync<SignOutPage>(http, "/", [], new() { [nameof(AccountPage.News)] = Typed.ForeignForm }, StatusCodes.Status400BadRequest);
        }

        if (SessionCookie.Read(http.Request) is { } secret)
        {
            await visit.Sessions.EndAsync(secret, http.RequestAborted);
        }

        SessionCookie.Delete(http);
        return AccountVisit.Go(http, "/");
    }
}
