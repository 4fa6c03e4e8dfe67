using System.Net;
using HotelBooking.Tests.BookingUi.StandIns;

namespace HotelBooking.Tests.BookingUi.Checkout;

/// <summary>From the chosen room to its hold: AC-13, AC-55, AC-56, AC-60.</summary>
[Collection(BookingSiteCollection.Name)]
public sealed class HoldTests(BookingSite site)
{
    [Fact]
    public async Task A_chosen_room_is_held_and_its_key_is_in_no_address()
    {
        using var visitor = site.Visit();
        var before = site.Books.HoldKeys.Count;

        var answer = await visitor.PostAsync("/checkout", await Choices.FormAsync(visitor));

        Assert.Equal(HttpStatusCode.SeeOther, answer.Status);
        Assert.StartsWith("/checkout/01890a5d-", answer.SentTo!, StringComparison.Ordinal);
        Assert.Equal(before + 1, site.Books.HoldKeys.Count);
        var cookie = answer.Response.Headers.GetValues("Set-Cookie").Single(set => set.StartsWith("posthouse-visit=", StringComparison.Ordinal));
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("key-", cookie, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/checkout", "/")]
    [InlineData("/checkout/01890a5d-ac96-774b-bcce-b302099a8057/extend", "/checkout/01890a5d-ac96-774b-bcce-b302099a8057")]
    [InlineData("/checkout/01890a5d-ac96-774b-bcce-b302099a8057/release", "/checkout/01890a5d-ac96-774b-bcce-b302099a8057")]
    [InlineData("/bookings/01890a5d-ac96-774b-bcce-b302099a8057/keep", "/bookings/01890a5d-ac96-774b-bcce-b302099a8057")]
    public async Task The_address_of_a_form_that_was_sent_leads_back_to_its_page(string address, string page)
    {
        using var visitor = site.Visit();

        var answer = await visitor.GetAsync(address);

        Assert.Equal((HttpStatusCode.SeeOther, page), (answer.Status, answer.SentTo));
    }

    [Fact]
    public async Task A_form_sent_twenty_times_at_once_means_one_hold()
    {
        using var visitor = site.Visit();
        var form = await Choices.FormAsync(visitor);
        var before = site.Books.HoldKeys.Count;

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => visitor.PostAsync("/checkout", form)));

        Assert.Single(answers.Select(answer => answer.SentTo).Distinct());
        Assert.Equal(before + 1, site.Books.HoldKeys.Count);
    }

    [Fact]
    public async Task A_second_tab_that_asks_for_the_same_gets_the_same_hold_while_it_lasts()
    {
        using var visitor = site.Visit();
        var first = await visitor.PostAsync("/checkout", await Choices.FormAsync(visitor));
        var second = await visitor.PostAsync("/checkout", await Choices.FormAsync(visitor));
        Find(first).State = HotelBooking.Contracts.Reservations.V1.ReservationState.Expired;

        var third = await visitor.PostAsync("/checkout", await Choices.FormAsync(visitor));

        Assert.Equal(first.SentTo, second.SentTo);
        Assert.NotEqual(first.SentTo, third.SentTo);
    }

    [Fact]
    public async Task Another_browser_that_sends_the_same_form_gets_a_hold_of_its_own()
    {
        using var visitor = site.Visit();
        using var other = site.Visit();
        var form = await Choices.FormAsync(visitor);
        var first = await visitor.PostAsync("/checkout", form);
        form["form"] = (await Choices.FormAsync(other))["form"];

        var second = await other.PostAsync("/checkout", form);

        Assert.NotEqual(first.SentTo, second.SentTo);
        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync(first.SentTo!)).Status);
    }

    [Fact]
    public async Task A_total_that_rose_stops_shows_both_and_asks()
    {
        using var visitor = site.Visit();
        var before = site.Books.HoldKeys.Count;

        var asked = await visitor.PostAsync("/checkout", await Choices.FormAsync(visitor, plan: "dear"));

        Assert.Equal(HttpStatusCode.Conflict, asked.Status);
        Assert.Contains("The price has changed", asked.Words, StringComparison.Ordinal);
        Assert.Contains("€ 412.00", asked.Words, StringComparison.Ordinal);
        Assert.Contains("€ 462.00", asked.Words, StringComparison.Ordinal);
        Assert.Equal(before, site.Books.HoldKeys.Count);

        var agreed = await visitor.SendAsync(asked.Page, "form.choose");

        Assert.Equal(HttpStatusCode.SeeOther, agreed.Status);
        Assert.Equal(before + 1, site.Books.HoldKeys.Count);
    }

    [Theory]
    [InlineData("EUR1")]
    [InlineData("JPY99999999")]
    [InlineData("")]
    [InlineData("EUR-5")]
    [InlineData("EUR99999999999999999999")]
    public async Task A_total_that_the_browser_made_up_buys_nothing(string total)
    {
        using var visitor = site.Visit();

        var answer = await visitor.PostAsync("/checkout", await Choices.FormAsync(visitor, total));

        Assert.Equal(HttpStatusCode.Conflict, answer.Status);
        Assert.Contains("€ 412.00", answer.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_lower_total_passes_to_the_guest_without_a_question()
    {
        using var visitor = site.Visit();

        var held = await visitor.PostAsync("/checkout", await Choices.FormAsync(visitor, total: "EUR50000"));

        Assert.Contains("€ 412.00", (await visitor.GetAsync(held.SentTo!)).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_room_that_was_just_sold_leads_on_to_other_dates_and_hotels()
    {
        using var visitor = site.Visit();

        var answer = await visitor.PostAsync("/checkout", await Choices.FormAsync(visitor, room: "h000417-gone"));

        Assert.Equal(HttpStatusCode.Conflict, answer.Status);
        Assert.Contains("This room was just sold", answer.Words, StringComparison.Ordinal);
        Assert.Contains("/hotels/h000417?in=2027-03-13&out=2027-03-16&rooms=2-5.9", answer.Page.QuerySelectorAll("main a").Select(link => link.GetAttribute("href")));
        Assert.Contains(answer.Page.QuerySelectorAll("main a"), link => link.TextContent == "Other hotels in Lisbon");
    }

    [Theory]
    [InlineData("rooms", "0")]
    [InlineData("rooms", "-1")]
    [InlineData("rooms", "1000000000")]
    [InlineData("rooms", "1_1_1_1_1_1_1_1_1_1")]
    [InlineData("rooms", "2-200")]
    [InlineData("in", "0001-01-01")]
    [InlineData("out", "2027-03-12")]
    [InlineData("out", "9999-12-31")]
    [InlineData("in", "2030-02-30")]
    [InlineData("hotel", "")]
    [InlineData("room", "<script>")]
    [InlineData("plan", "a\0b")]
    [InlineData("once", "")]
    [InlineData("once", "\u202e")]
    public async Task What_no_page_of_ours_sends_is_refused_and_holds_nothing(string field, string value)
    {
        using var visitor = site.Visit();
        var form = await Choices.FormAsync(visitor);
        form[field] = value;
        var before = site.Books.HoldKeys.Count;

        var answer = await visitor.PostAsync("/checkout", form);

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Contains("Nothing was booked or charged", answer.Words, StringComparison.Ordinal);
        Assert.Equal(before, site.Books.HoldKeys.Count);
    }

    [Theory]
    [InlineData("/checkout")]
    [InlineData("/checkout/01890a5d-ac96-774b-bcce-b302099a8057")]
    [InlineData("/checkout/01890a5d-ac96-774b-bcce-b302099a8057/extend")]
    [InlineData("/checkout/01890a5d-ac96-774b-bcce-b302099a8057/release")]
    [InlineData("/bookings/find")]
    [InlineData("/bookings/01890a5d-ac96-774b-bcce-b302099a8057/cancel")]
    [InlineData("/bookings/01890a5d-ac96-774b-bcce-b302099a8057/keep")]
    [InlineData("/account")]
    public async Task A_form_that_another_site_sends_is_refused(string path)
    {
        using var visitor = site.Visit();

        var answer = await visitor.PostAsync(path, [KeyValuePair.Create("once", "x")]);

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
    }

    [Fact]
    public async Task A_form_of_another_kind_or_with_no_end_is_refused()
    {
        using var visitor = site.Visit();
        using var http = new HttpClient { BaseAddress = site.Address };
        var token = TestContext.Current.CancellationToken;

        using var json = await http.PostAsync(new Uri("/checkout", UriKind.Relative), new StringContent("{}", System.Text.Encoding.UTF8, "application/json"), token);
        using var parts = await http.PostAsync(new Uri("/checkout", UriKind.Relative), new MultipartFormDataContent { { new StringContent("x"), "once" } }, token);
        var many = await visitor.PostAsync("/checkout", Enumerable.Range(0, 300).Select(number => KeyValuePair.Create($"f{number}", "x")));

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, json.StatusCode);
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, parts.StatusCode);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, many.Status);
    }

    private HotelBooking.Contracts.Reservations.V1.Reservation Find(Answer held) =>
        site.Books.All.Select(entry => entry.Value).Single(reservation => held.SentTo!.EndsWith(reservation.ReservationId, StringComparison.Ordinal));
}
