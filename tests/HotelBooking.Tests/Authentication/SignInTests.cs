using System.Net;
using Posthouse.Security;

namespace HotelBooking.Tests.Authentication;

/// <summary>Accounts and sessions through the pages, with the front door in another process.</summary>
public sealed class SignInTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Somebody_signs_up_is_known_signs_out_and_signs_in_again()
    {
        await using var site = await AccountSite.OpenAsync();

        using var made = await site.SignUpAsync();
        var known = await site.WhoAsync();
        using var left = await site.SendAsync("/sign-out");
        var gone = await site.WhoAsync();
        using var back = await site.SignInAsync("  ADA@Example.org ");

        Assert.Equal((HttpStatusCode.SeeOther, "/"), (made.StatusCode, made.Headers.Location?.OriginalString));
        Assert.StartsWith("Ada ada@example.org ", known, StringComparison.Ordinal);
        Assert.True(UserId.TryParse(known.Split(' ')[2], out var id));
        Assert.Equal(7, id.Value.Version);
        Assert.Equal((HttpStatusCode.SeeOther, "nobody"), (left.StatusCode, gone));
        Assert.Equal(HttpStatusCode.SeeOther, back.StatusCode);
        Assert.Equal(known, await site.WhoAsync());
    }

    [Fact]
    public async Task Signing_up_is_told_to_whoever_follows_once()
    {
        await using var site = await AccountSite.OpenAsync();

        await site.SignUpAsync();
        await site.SignUpAsync();
        await site.SignInAsync();

        Assert.Equal(1, await site.CountAsync("select count(*) from posthouse_events"));
    }

    [Fact]
    public async Task A_wrong_password_has_no_effect_at_all()
    {
        await using var site = await AccountSite.OpenAsync();
        await site.SignUpAsync();
        await site.SendAsync("/sign-out");
        var before = (await site.CountAsync("select count(*) from sessions"), await site.CountAsync("select count(*) from posthouse_events"), await site.CountAsync("select count(*) from accounts"));

        using var refused = await site.SignInAsync(password: "wrong wrong wrong");

        var after = (await site.CountAsync("select count(*) from sessions"), await site.CountAsync("select count(*) from posthouse_events"), await site.CountAsync("select count(*) from accounts"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Equal(before, after);
        Assert.False(refused.Headers.TryGetValues("Set-Cookie", out _));
        Assert.Null(site.SessionCookie);
        Assert.Equal("nobody", await site.WhoAsync());
    }

    [Fact]
    public async Task Unknown_address_wrong_password_and_closed_account_get_the_same_answer()
    {
        await using var site = await AccountSite.OpenAsync();
        await site.SignUpAsync();
        await site.SendAsync("/sign-out");
        async Task<string> AnswerAsync(string email, string password)
        {
            using var answer = await site.SignInAsync(email, password);
            var page = await AccountSite.ReadAsync(answer);
            return $"{answer.StatusCode} {page.QuerySelector("main")!.TextContent}";
        }

        var wrong = await AnswerAsync(AccountSite.Email, "wrong wrong wrong");
        var unknown = await AnswerAsync("bob@example.org", "wrong wrong wrong");
        for (var attempt = 2; attempt <= 5; attempt++)
        {
            await AnswerAsync(AccountSite.Email, "wrong wrong wrong");
        }

        Assert.Equal(wrong, unknown);
        Assert.Equal(wrong, await AnswerAsync(AccountSite.Email, AccountSite.Password));
        await site.Cluster.AdvanceAsync(TimeSpan.FromMinutes(5), Cancelled);
        using var right = await site.SignInAsync();
        Assert.Equal(HttpStatusCode.SeeOther, right.StatusCode);
    }

    [Fact]
    public async Task Guessing_with_many_requests_at_once_gains_nothing()
    {
        await using var site = await AccountSite.OpenAsync();
        await site.SignUpAsync();
        await site.SendAsync("/sign-out");

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => site.SignInAsync(password: "wrong wrong wrong")));

        using var right = await site.SignInAsync();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, right.StatusCode);
    }

    [Fact]
    public async Task One_address_of_the_network_may_try_so_often_and_no_more()
    {
        await using var site = await AccountSite.OpenAsync(("Authentication:AttemptsPerAddress", "3"));
        for (var attempt = 1; attempt <= 3; attempt++)
        {
            Assert.Equal(HttpStatusCode.UnprocessableEntity, (await site.SignInAsync($"u{attempt}@example.org")).StatusCode);
        }

        using var tooOften = await site.SignInAsync("u4@example.org");
        await site.Cluster.AdvanceAsync(TimeSpan.FromMinutes(5), Cancelled);
        using var later = await site.SignInAsync("u5@example.org");

        Assert.Equal(HttpStatusCode.TooManyRequests, tooOften.StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, later.StatusCode);
    }

    [Fact]
    public async Task Passwords_and_secrets_are_not_in_the_database()
    {
        await using var site = await AccountSite.OpenAsync();
        await site.SignUpAsync();
        var secret = site.SessionCookie!.Value;
        await site.Cluster.StopAsync("accounts", Cancelled);

        var files = Directory.GetFiles(site.Cluster.DataDirectory, "*", SearchOption.AllDirectories);

        Assert.NotEmpty(files);
        foreach (var file in files)
        {
            var content = System.Text.Encoding.Latin1.GetString(await File.ReadAllBytesAsync(file, Cancelled));
            Assert.DoesNotContain(AccountSite.Password, content, StringComparison.Ordinal);
            Assert.DoesNotContain(secret, content, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Passwords_are_hashed_slowly_with_a_salt()
    {
        await using var site = await AccountSite.OpenAsync();
        await site.SignUpAsync();
        await site.AnotherBrowser().SignUpAsync("bob@example.org");

        // The first byte of the platform's format 3: PBKDF2 with HMAC-SHA512, salt of 128 bits, 100,000 rounds or more.
        Assert.Equal(2, await site.CountAsync("select count(distinct password_hash) from accounts where password_hash like 'AQAAAAI%'"));
    }

    [Fact]
    public async Task A_second_account_with_the_same_address_is_not_made()
    {
        await using var site = await AccountSite.OpenAsync();
        await site.SignUpAsync();
        var other = site.AnotherBrowser();

        using var refused = await other.SignUpAsync("ADA@example.org", "another password 7");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Null(other.SessionCookie);
        Assert.Equal(1, await site.CountAsync("select count(*) from accounts"));
    }

    [Fact]
    public async Task While_Authentication_is_down_pages_are_shown_and_say_that_nobody_can_tell()
    {
        await using var site = await AccountSite.OpenAsync();
        await site.SignUpAsync();
        await site.Cluster.StopAsync("accounts", Cancelled);

        Assert.Equal("nobody can tell", await site.WhoAsync());
    }
}
