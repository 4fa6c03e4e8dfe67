using System.Net;
using Authentication.Sessions;
using Microsoft.Extensions.DependencyInjection;
using Posthouse.Security;

namespace HotelBooking.Tests.Authentication;

/// <summary>Sessions end when they should, and cookies are what they should be.</summary>
public sealed class SessionTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_session_lives_by_being_used_but_not_for_ever()
    {
        await using var site = await AccountSite.OpenAsync(("Authentication:IdleFor", "1.00:00:00"), ("Authentication:EndsAfter", "2.12:00:00"));
        await site.SignUpAsync();
        for (var halfDays = 0; halfDays < 4; halfDays++)
        {
            await site.Cluster.AdvanceAsync(TimeSpan.FromHours(12), Cancelled);
            Assert.StartsWith("Ada", await site.WhoAsync(), StringComparison.Ordinal);
        }

        await site.Cluster.AdvanceAsync(TimeSpan.FromHours(12), Cancelled);
        Assert.Equal("nobody", await site.WhoAsync());
    }

    [Fact]
    public async Task A_session_that_is_not_used_ends()
    {
        await using var site = await AccountSite.OpenAsync(("Authentication:IdleFor", "1.00:00:00"));
        await site.SignUpAsync();

        await site.Cluster.AdvanceAsync(TimeSpan.FromDays(1), Cancelled);

        Assert.Equal("nobody", await site.WhoAsync());
    }

    [Fact]
    public async Task Signing_in_begins_a_new_session_and_ends_the_one_that_the_browser_had()
    {
        await using var site = await AccountSite.OpenAsync();
        await site.SignUpAsync();
        var before = site.SessionCookie!.Value;

        await site.SignInAsync();

        Assert.NotEqual(before, site.SessionCookie!.Value);
        Assert.Null(await Sessions(site).VerifyAsync(before, Cancelled));
        Assert.Equal(1, await site.CountAsync("select count(*) from sessions"));
    }

    [Fact]
    public async Task Somebody_sees_their_sessions_and_ends_the_others()
    {
        await using var site = await AccountSite.OpenAsync();
        await site.SignUpAsync();
        var other = site.AnotherBrowser();
        await other.SignInAsync();
        var user = UserId.Parse((await site.WhoAsync()).Split(' ')[2]);
        Assert.Equal(2, (await Sessions(site).ListAsync(user, Cancelled)).Count);

        using var ended = await site.SendAsync("/sign-in/sessions");
        var page = await AccountSite.ReadAsync(await site.Browser.GetAsync("/sign-in/sessions", Cancelled));

        Assert.Equal(HttpStatusCode.SeeOther, ended.StatusCode);
        Assert.Contains("Only in this browser.", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Null(await Sessions(site).VerifyAsync(other.SessionCookie!.Value, Cancelled));
        Assert.NotNull(await Sessions(site).VerifyAsync(site.SessionCookie!.Value, Cancelled));
    }

    [Fact]
    public async Task The_cookie_is_out_of_reach_of_scripts_and_of_other_sites()
    {
        await using var site = await AccountSite.OpenAsync();

        using var made = await site.SignUpAsync();

        var cookie = Assert.Single(made.Headers.GetValues("Set-Cookie"), text => text.StartsWith("posthouse-session=", StringComparison.Ordinal));
        Assert.Contains("httponly", cookie, StringComparison.Ordinal);
        Assert.Contains("samesite=lax", cookie, StringComparison.Ordinal);
        Assert.Contains("path=/", cookie, StringComparison.Ordinal);
        Assert.DoesNotContain("; secure", cookie, StringComparison.Ordinal);
        Assert.InRange(site.SessionCookie!.Value.Length, 43, 43);
    }

    [Theory]
    [InlineData("/account", "/account")]
    [InlineData("/bookings/1?a=b", "/bookings/1?a=b")]
    [InlineData("//evil.example", "/")]
    [InlineData("/\\evil.example", "/")]
    [InlineData("https://evil.example/", "/")]
    [InlineData("javascript:alert(1)", "/")]
    [InlineData("/a\r\nSet-Cookie: x=1", "/")]
    [InlineData("/sign-out", "/")]
    [InlineData("", "/")]
    public async Task After_signing_in_one_stays_on_the_site(string asked, string gone)
    {
        await using var site = await AccountSite.OpenAsync();

        using var made = await site.SendAsync($"/sign-up?return={Uri.EscapeDataString(asked)}", ("email", AccountSite.Email), ("password", AccountSite.Password));

        Assert.Equal(gone, made.Headers.Location?.OriginalString);
    }

    private static SessionStore Sessions(AccountSite site) => site.Cluster.ServicesOf("Authentication").GetRequiredService<SessionStore>();
}
