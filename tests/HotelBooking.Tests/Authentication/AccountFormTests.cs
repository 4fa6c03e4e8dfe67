using System.Net;

namespace HotelBooking.Tests.Authentication;

/// <summary>The forms: protected, checked all at once, and nothing of a password comes back.</summary>
public sealed class AccountFormTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/sign-in")]
    [InlineData("/sign-up")]
    [InlineData("/sign-out")]
    public async Task A_form_that_was_not_shown_here_is_refused(string path)
    {
        await using var site = await AccountSite.OpenAsync();
        await site.SignUpAsync();
        await site.SendAsync("/sign-out");

        using var without = await site.PostAsync(path, ("email", AccountSite.Email), ("password", AccountSite.Password));
        using var made = await site.PostAsync(path, ("email", AccountSite.Email), ("password", AccountSite.Password), ("form", "made-up"));
        var shown = await AccountSite.ReadAsync(await site.AnotherBrowser().Browser.GetAsync(path, Cancelled));
        using var others = await site.PostAsync(path, ("email", AccountSite.Email), ("password", AccountSite.Password), ("form", shown.QuerySelector("input[name=form]")!.GetAttribute("value")!));

        Assert.All([without, made, others], answer => Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode));
        Assert.Null(site.SessionCookie);
    }

    [Fact]
    public async Task A_request_that_another_site_caused_signs_nobody_out()
    {
        await using var site = await AccountSite.OpenAsync();
        await site.SignUpAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/sign-out");
        request.Headers.Add("Sec-Fetch-Site", "cross-site");

        using var answer = await site.Browser.SendAsync(request, Cancelled);

        Assert.StartsWith("Ada", await site.WhoAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_problem_is_told_at_once_beside_its_field_and_in_the_summary()
    {
        await using var site = await AccountSite.OpenAsync();

        using var refused = await site.SignUpAsync("not an address", "");

        var page = await AccountSite.ReadAsync(refused);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Equal(["#email", "#password"], page.QuerySelectorAll(".errors a").Select(link => link.GetAttribute("href")));
        Assert.Equal(["email", "password"], page.QuerySelectorAll("[aria-invalid=true]").Select(field => field.Id));
        Assert.StartsWith("Error: ", page.Title, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("short", "at least 10")]
    [InlineData("aaaaaaaaaaaaaa", "four different")]
    public async Task Weak_passwords_are_refused_with_what_to_do(string password, string words)
    {
        await using var site = await AccountSite.OpenAsync();

        var page = await AccountSite.ReadAsync(await site.SignUpAsync(password: password));

        Assert.Contains(words, page.QuerySelector("#password-problem")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(0, await site.CountAsync("select count(*) from accounts"));
    }

    [Fact]
    public async Task What_was_typed_comes_back_as_text_but_never_the_password()
    {
        await using var site = await AccountSite.OpenAsync();
        const string Hostile = "\"><script>alert(1)</script>@example.org";

        using var refused = await site.SignInAsync(Hostile, "a password of mine");

        var html = await refused.Content.ReadAsStringAsync(Cancelled);
        var page = await AccountSite.ReadAsync(refused);
        Assert.Equal(Hostile, page.QuerySelector("#email")!.GetAttribute("value"));
        Assert.Empty(page.QuerySelectorAll("script"));
        Assert.DoesNotContain("a password of mine", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/sign-in", "username", "current-password")]
    [InlineData("/sign-up", "username", "new-password")]
    public async Task Browsers_and_password_stores_know_the_fields(string path, string email, string password)
    {
        await using var site = await AccountSite.OpenAsync();

        using var answer = await site.Browser.GetAsync(path, Cancelled);

        var page = await AccountSite.ReadAsync(answer);
        Assert.Equal(email, page.QuerySelector("#email")!.GetAttribute("autocomplete"));
        Assert.Equal(password, page.QuerySelector("#password")!.GetAttribute("autocomplete"));
        Assert.Contains("frame-ancestors 'none'", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Equal("same-origin", answer.Headers.GetValues("Referrer-Policy").Single());
    }

    [Theory]
    [InlineData("email")]
    [InlineData("password")]
    [InlineData("name")]
    public async Task Monstrous_fields_are_refused_and_change_nothing(string field)
    {
        await using var site = await AccountSite.OpenAsync();
        foreach (var monster in new[] { new string('x', 1_000_000), "\0\0\0", "\u202Eevil", new string('\u0301', 5_000) })
        {
            (string Name, string Value)[] fields = [("email", "a@example.org"), ("password", AccountSite.Password), ("name", "Ada")];
            using var answer = await site.SendAsync("/sign-up", [.. fields.Select(given => given.Name == field ? (given.Name, monster) : given)]);

            Assert.InRange((int)answer.StatusCode, 300, 499);
        }

        Assert.InRange(await site.CountAsync("select count(*) from accounts"), 0, 1);
    }
}
