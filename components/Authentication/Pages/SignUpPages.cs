using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing;
using Posthouse.Look.Forms;
using Posthouse.Look.Serving;

namespace Authentication.Pages;

/// <summary>Making an account.</summary>
internal static class SignUpPages
{
    private const string Path = "/sign-up";

    // Until addresses are confirmed by mail, signing up cannot help telling that an address is taken; it tells as little as possible, and not often.
    private const string NotMade = "No account was made with these details. If you have an account with this address, sign in.";

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        var pages = endpoints.MapPages(SignInPages.PageFor);
        pages.MapPage(Path, (HttpContext http, AccountVisit visit) => visit.PageAsync<SignUpPage>(http, ReturnPath.Of(http.Request.Query["return"]), [], [], StatusCodes.Status200OK));
        pages.MapPost(Path, SignUpAsync).DisableAntiforgery();
    }

    private static async Task<IResult> SignUpAsync(HttpContext http, AccountVisit visit)
    {
        var form = await AccountVisit.ReadAsync(http);
        var back = ReturnPath.Of(http.Request.Query["return"]);
        var (email, name, password) = (Typed.Line(form["email"], Typed.LongestEmail), Typed.Line(form["name"], Typed.LongestName), Typed.Secret(form["password"]));
        Dictionary<string, object?> Said(string news) =>
            new() { [nameof(AccountPage.News)] = news, [nameof(AccountPage.Email)] = email, [nameof(AccountPage.Name)] = name };
        if (!await visit.KnowsAsync(http, form))
        {
            return await visit.PageAsync<SignUpPage>(http, back, [], Said(Typed.ForeignForm), StatusCodes.Status400BadRequest);
        }

        var problems = Typed.CheckEmail(Typed.CheckName([], name), email);
        if (password.Length == 0)
        {
            problems.Add("password", "Choose a password.");
        }

        if (problems.Count > 0)
        {
            return await visit.PageAsync<SignUpPage>(http, back, problems, Said(""), StatusCodes.Status422UnprocessableEntity);
        }

        if (!visit.MayTry(http))
        {
            http.Response.Headers.RetryAfter = "300";
            return await visit.PageAsync<SignUpPage>(http, back, [], Said(Typed.TooOften), StatusCodes.Status429TooManyRequests);
        }

        var (account, errors) = await visit.Accounts.MakeAsync(email, name, password);
        if (account is not null)
        {
            return await visit.SignInAsync(http, account.Id, back);
        }

        var refused = Tell(errors);
        return await visit.PageAsync<SignUpPage>(http, back, refused, Said(refused.Count == 0 ? NotMade : ""), StatusCodes.Status422UnprocessableEntity);
    }

    // What is wrong with a password may be told; that an address is taken goes with everything else.
    private static FormProblems Tell(IEnumerable<IdentityError> errors)
    {
        var problems = new FormProblems();
        foreach (var error in errors)
        {
            switch (error.Code)
            {
                case nameof(IdentityErrorDescriber.PasswordTooShort):
                    problems.Add("password", "Choose a password of at least 10 characters.");
                    break;
                case nameof(IdentityErrorDescriber.PasswordRequiresUniqueChars):
                    problems.Add("password", "Choose a password of at least four different characters.");
                    break;
                case nameof(IdentityErrorDescriber.InvalidEmail) or nameof(IdentityErrorDescriber.InvalidUserName):
                    problems.Add("email", Typed.NoEmail);
                    break;
                default:
                    break;
            }
        }

        return problems;
    }
}
