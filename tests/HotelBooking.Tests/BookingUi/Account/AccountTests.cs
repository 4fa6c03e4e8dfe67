using System.Net;
using HotelBooking.Tests.BookingUi.StandIns;
using Posthouse.Contracts.Users.V1;

namespace HotelBooking.Tests.BookingUi.Account;

/// <summary>The account: bookings kept in it, the profile, and what is shown to somebody who is not signed in.</summary>
[Collection(BookingSiteCollection.Name)]
public sealed class AccountTests(BookingSite site)
{
    [Fact]
    public async Task Signed_out_it_offers_the_ways_on()
    {
        using var visitor = site.Visit();

        var page = await visitor.GetAsync("/account");

        Assert.Equal(HttpStatusCode.Unauthorized, page.Status);
        Assert.Contains("/sign-in?return=%2Faccount", page.Page.QuerySelectorAll("main a").Select(link => link.GetAttribute("href")));
    }

    [Fact]
    public async Task When_nobody_can_say_who_it_is_the_page_says_that_it_comes_back()
    {
        using var visitor = site.Visit();
        visitor.SignIn(AuthenticationComponent.CookieOfNobodyKnows);

        var page = await visitor.GetAsync("/account");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, page.Status);
        Assert.Contains("Signing in is not possible at the moment", page.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_booking_made_without_an_account_can_be_kept_in_one_and_opens_on_another_device()
    {
        var key = site.Books.Put((now, id) => Samples.Held(now, id).Confirmed(now));
        var path = $"/bookings/{site.Books.Find(key)!.ReservationId}";
        using var desk = site.Visit();
        await desk.OpenAsync(key);
        Assert.Contains("Make an account", (await desk.GetAsync(path)).Words, StringComparison.Ordinal);
        desk.SignIn(AuthenticationComponent.Cookie);
        using var telephone = site.Visit();
        telephone.SignIn(AuthenticationComponent.Cookie);

        var kept = await desk.SendAsync((await desk.GetAsync(path)).Page, "form[action$='/keep']");
        var page = await desk.GetAsync(kept.SentTo!);
        var account = await telephone.GetAsync("/account");

        Assert.Contains("The booking is in your account", page.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("Keep it in my account", (await desk.GetAsync(path)).Words, StringComparison.Ordinal);
        Assert.Contains("Casa do Arco", account.Words, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await telephone.GetAsync(path)).Status);
    }

    [Fact]
    public async Task A_booking_that_is_in_another_account_stays_there()
    {
        var key = site.Books.Put((now, id) => Samples.Held(now, id).Confirmed(now));
        site.Books.Find(key)!.Version = 77;
        using var visitor = site.Visit();
        await visitor.OpenAsync(key);
        visitor.SignIn(AuthenticationComponent.Cookie);
        var page = (await visitor.GetAsync($"/bookings/{site.Books.Find(key)!.ReservationId}")).Page;

        var answer = await visitor.SendAsync(page, "form[action$='/keep']");

        Assert.Equal(HttpStatusCode.Conflict, answer.Status);
        Assert.Contains("in another account", answer.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_profile_changed_elsewhere_meanwhile_is_not_overwritten_unseen()
    {
        using var visitor = site.Visit();
        visitor.SignIn(AuthenticationComponent.Cookie);
        var page = (await visitor.GetAsync("/account")).Page;
        site.Known.Profile = new Profile(site.Known.Profile) { Name = "Ana R. Costa", Version = site.Known.Profile.Version + 1 };

        var conflict = await visitor.SendAsync(page, "form[action='/account']", ("name", "Ana Maria Ribeiro"));
        var saved = await visitor.SendAsync(conflict.Page, "form[action='/account']");

        Assert.Equal(HttpStatusCode.Conflict, conflict.Status);
        Assert.Contains("Ana R. Costa", conflict.Words, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.SeeOther, saved.Status);
        Assert.Equal("Ana Maria Ribeiro", site.Known.Profile.Name);
    }

    [Fact]
    public async Task Everything_wrong_with_a_profile_is_said_at_once()
    {
        using var visitor = site.Visit();
        visitor.SignIn(AuthenticationComponent.Cookie);
        var page = (await visitor.GetAsync("/account")).Page;

        var answer = await visitor.SendAsync(page, "form[action='/account']", ("name", "a\0b"), ("email", ""), ("phone", new string('1', 50)));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Equal(["name", "email", "phone"], answer.Problems);
    }
}
