using System.Net;

namespace HotelBooking.Tests.BookingUi.Search;

/// <summary>What holds for every page of the site (AC-60).</summary>
[Collection(SearchSiteCollection.Name)]
public sealed class SitePagesTests(SearchSite site)
{
    [Theory]
    [InlineData("/")]
    [InlineData("/places?q=Lisbon")]
    [InlineData("/hotels?place=2267057")]
    [InlineData("/hotels/h000000")]
    [InlineData("/help")]
    [InlineData("/nowhere")]
    public async Task Every_page_lets_the_browser_load_and_send_only_here(string path)
    {
        using var answer = await site.AskAsync(path);

        var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("http", policy, StringComparison.Ordinal);
        Assert.All(
            (string[])["default-src 'none'", "script-src 'self'", "style-src 'self'", "form-action 'self'", "frame-ancestors 'none'", "base-uri 'none'"],
            directive => Assert.Contains(directive, policy, StringComparison.Ordinal));
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.DoesNotContain("style=\"", text, StringComparison.Ordinal);
        Assert.DoesNotContain("onclick", text, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Cookies_are_out_of_the_reach_of_scripts_and_say_nothing_readable()
    {
        using var answer = await site.AskAsync("/hotels/h000000");
        using var search = await site.AskAsync("/hotels?place=2267057");

        var cookies = answer.Headers.GetValues("Set-Cookie").Concat(search.Headers.GetValues("Set-Cookie")).ToArray();
        Assert.Equal(["posthouse-form", "posthouse-visit"], cookies.Select(cookie => cookie.Split('=')[0]).Order(StringComparer.Ordinal));
        Assert.All(cookies, cookie => Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase));
        Assert.All(cookies, cookie => Assert.Contains("samesite", cookie, StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain("Lisbon", string.Concat(cookies), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_that_this_site_did_not_show_is_refused()
    {
        using var visitor = site.Visitor();
        using var form = new FormUrlEncodedContent([new("hotel", "h000000"), new("room", "h000000-dbl"), new("plan", "flex")]);

        using var answer = await visitor.PostAsync(new Uri("/checkout", UriKind.Relative), form, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("open for too long", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task When_the_search_does_not_answer_the_page_says_that_it_comes_back()
    {
        using var answer = await site.AskAsync("/hotels?place=745044");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Equal("5", answer.Headers.GetValues("Retry-After").Single());
        Assert.Contains("takes longer than it should", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("posthouse-visit=nonsense")]
    [InlineData("posthouse-visit=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public async Task A_cookie_that_was_not_sealed_here_counts_as_none(string cookie)
    {
        using var handler = new SocketsHttpHandler { UseCookies = false };
        using var visitor = new HttpClient(handler) { BaseAddress = site.Address };
        using var request = new HttpRequestMessage(HttpMethod.Get, "/");
        request.Headers.TryAddWithoutValidation("Cookie", cookie);

        using var answer = await visitor.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }
}
