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
        var pages = endpoints.MapPages(SignInPages.Broken);
        pages.MapPage(Path, (HttpContext http, AccountVisit visit) => visit.PageAsync<SignOutPage>(http, "/", [], [], StatusCodes.Status200OK));
        pages.MapPost(Path, SignOutAsync).DisableAntiforgery();
    }

    // Other pages of the site have a button for it. A form of another site brings no session cookie (SameSite), so it can end nothing; modern browsers also say where it comes from.
    private static async Task<IResult> SignOutAsync(HttpContext http, AccountVisit visit)
    {
        if (FormGuard.ComesFromHere(http.Request))
        {
            if (SessionCookie.Read(http.Request) is { } secret)
            {
                await visit.Sessions.EndAsync(secret, http.RequestAborted);
            }

            SessionCookie.Delete(http);
        }

        return AccountVisit.Go(http, "/");
    }
}
