using System.Net;
using HotelBooking.Tests.BookingUi.StandIns;

namespace HotelBooking.Tests.BookingUi.Checkout;

/// <summary>The checkout page: AC-13, AC-21, AC-53, AC-60.</summary>
[Collection(BookingSiteCollection.Name)]
public sealed class CheckoutTests(BookingSite site)
{
    private static readonly (string, string)[] Guests = [("name", "Ana Ribeiro"), ("email", "ana@example.org")];

    [Fact]
    public async Task The_page_says_what_it_costs_until_when_it_is_held_and_what_the_button_charges()
    {
        var (visitor, checkout) = await Choices.HoldAsync(site);
        using var _ = visitor;

        Assert.Equal(HttpStatusCode.OK, checkout.Status);
        Assert.Equal("Pay € 400.00 at the bank", checkout.Page.QuerySelector(".checkout__pay")!.TextContent.Replace('\u202f', ' '));
        Assert.Contains("Total for the stay", checkout.Words, StringComparison.Ordinal);
        Assert.Contains("€ 412.00", checkout.Words, StringComparison.Ordinal);
        Assert.Matches(@"We keep this room for you until \d\d:\d\d \(hotel time, UTC", checkout.Words);
        Assert.EndsWith("Z", checkout.Page.QuerySelector("time[data-held]")!.GetAttribute("datetime"), StringComparison.Ordinal);
        Assert.Contains("http://bank.example", Assert.Single(checkout.Response.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        Assert.Equal("private, no-store", checkout.Response.Headers.CacheControl!.ToString().Replace("no-store, private", "private, no-store", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Paying_leads_to_the_bank_with_addresses_of_this_site_for_the_way_back()
    {
        var (visitor, checkout) = await Choices.HoldAsync(site, rooms: "2-5.9_1");
        using var _ = visitor;

        var answer = await visitor.SendAsync(checkout.Page, "#checkout", [.. Guests, ("guest-2", "  中村   はるか "), ("wishes", "A cot,\r\nplease")]);

        var sent = site.Books.Payments.Last();
        var path = checkout.Page.QuerySelector("#checkout")!.GetAttribute("action");
        Assert.Equal(HttpStatusCode.SeeOther, answer.Status);
        Assert.Equal(site.Books.PaymentUrl, answer.SentTo);
        Assert.Equal(["Ana Ribeiro", "中村 はるか"], sent.LeadGuests);
        Assert.Equal("A cot,\nplease", sent.Wishes);
        Assert.Equal($"{site.Address.GetLeftPart(UriPartial.Authority)}{path}/return", sent.ReturnUrl);
        Assert.Equal($"{sent.ReturnUrl}?back", sent.BackUrl);
    }

    [Fact]
    public async Task A_header_that_names_another_host_does_not_change_the_way_back()
    {
        var (visitor, checkout) = await Choices.HoldAsync(site);
        using var _ = visitor;

        await visitor.SendAsync(checkout.Page, "#checkout", [.. Guests, ("return_url", "http://evil.example"), ("next", "//evil.example")]);

        Assert.StartsWith(site.Address.ToString(), site.Books.Payments.Last().ReturnUrl, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Everything_that_is_wrong_is_said_at_once_and_everything_typed_is_kept()
    {
        var (visitor, checkout) = await Choices.HoldAsync(site);
        using var _ = visitor;
        var before = site.Books.Payments.Count;

        var answer = await visitor.SendAsync(
            checkout.Page, "#checkout", ("name", ""), ("email", "ana.example.org"), ("phone", "call me"), ("wishes", "Quiet, please"), ("tax-number", "PT 123"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Equal(["name", "email", "phone", "company", "company-address"], answer.Problems);
        Assert.StartsWith("Error: ", answer.Page.Title, StringComparison.Ordinal);
        Assert.Equal("Five things need your attention", answer.Page.QuerySelector(".errors h2")!.TextContent);
        Assert.Equal("ana.example.org", answer.Page.ValueOf("email"));
        Assert.Equal("Quiet, please", answer.Page.ValueOf("wishes"));
        Assert.Equal("true", answer.Page.QuerySelector("[name=email]")!.GetAttribute("aria-invalid"));
        Assert.True(answer.Page.QuerySelector("details:has([name=company])")!.HasAttribute("open"));
        Assert.Equal(before, site.Books.Payments.Count);
    }

    [Theory]
    [InlineData("name", "a\0b")]
    [InlineData("email", "a\0b@example.org")]
    [InlineData("wishes", "a\0b")]
    [InlineData("guest-1", "\u0007")]
    public async Task What_cannot_be_printed_is_refused(string field, string value)
    {
        var (visitor, checkout) = await Choices.HoldAsync(site);
        using var _ = visitor;

        var answer = await visitor.SendAsync(checkout.Page, "#checkout", [.. Guests, (field, value)]);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Equal([field], answer.Problems);
    }

    [Fact]
    public async Task Texts_of_a_megabyte_in_every_field_are_refused_all_at_once()
    {
        var (visitor, checkout) = await Choices.HoldAsync(site);
        using var _ = visitor;
        var long_ = new string('x', 1_000_000);

        var answer = await visitor.SendAsync(
            checkout.Page, "#checkout", [.. ((string[])["name", "email", "phone", "guest-1", "wishes", "company", "company-address", "tax-number"]).Select(field => (field, long_))]);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Equal(8, answer.Problems.Count());
        Assert.InRange(answer.Page.DocumentElement.OuterHtml.Length, 1, 200_000);
    }

    [Fact]
    public async Task Markup_in_a_name_is_text_and_controls_of_direction_do_not_come_through()
    {
        var (visitor, checkout) = await Choices.HoldAsync(site);
        using var _ = visitor;

        var answer = await visitor.SendAsync(
            checkout.Page, "#checkout", ("name", "<script>alert(1)</script>\u202e Ana \u200b"), ("email", "x"));

        Assert.Equal("<script>alert(1)</script> Ana", answer.Page.ValueOf("name"));
        Assert.All(answer.Page.QuerySelectorAll("script"), script => Assert.StartsWith("/site/", script.GetAttribute("src")!, StringComparison.Ordinal));
    }

    [Fact]
    public async Task While_the_bank_is_away_the_room_stays_held_and_nothing_has_to_be_typed_again()
    {
        var (visitor, checkout) = await Choices.HoldAsync(site);
        using var _ = visitor;

        var answer = await visitor.SendAsync(checkout.Page, "#checkout", ("name", "Ana Ribeiro"), ("email", "away@example.org"), ("wishes", "Quiet"));

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.Status);
        Assert.Contains("The bank does not answer. You have not been charged", answer.Words, StringComparison.Ordinal);
        Assert.Matches(@"Your room is held until \d\d:\d\d hotel time", answer.Words);
        Assert.Equal("Quiet", answer.Page.ValueOf("wishes"));
        Assert.Equal(HttpStatusCode.SeeOther, (await visitor.SendAsync(answer.Page, "#checkout", ("email", "ana@example.org"))).Status);
    }

    [Fact]
    public async Task More_time_is_given_once_and_what_was_typed_stays()
    {
        var (visitor, checkout) = await Choices.HoldAsync(site);
        using var _ = visitor;

        var first = await visitor.SendAsync(checkout.Page, "[formaction$='/extend']", ("name", "Ana"), ("email", "half-typed"));
        var second = await visitor.SendAsync(checkout.Page, "[formaction$='/extend']", ("name", "Ana"));

        Assert.Contains("You have 15 minutes more", first.Words, StringComparison.Ordinal);
        Assert.Equal("half-typed", first.Page.ValueOf("email"));
        Assert.Empty(first.Problems);
        Assert.Null(first.Page.QuerySelector("[formaction$='/extend']"));
        Assert.Contains("that goes once", second.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_room_given_back_can_be_asked_for_again()
    {
        var (visitor, checkout) = await Choices.HoldAsync(site);
        using var _ = visitor;

        var released = await visitor.SendAsync(checkout.Page, "[formaction$='/release']");
        var ended = await visitor.GetAsync(released.SentTo!);
        var again = await visitor.SendAsync(ended.Page, "form.choose");

        Assert.Contains("no longer held", ended.Words, StringComparison.Ordinal);
        Assert.Contains("Nothing was charged", ended.Words, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.SeeOther, again.Status);
        Assert.NotEqual(released.SentTo, again.SentTo);
    }

    [Fact]
    public async Task Another_guests_checkout_is_as_good_as_none()
    {
        var (visitor, checkout) = await Choices.HoldAsync(site);
        using var _ = visitor;
        using var stranger = site.Visit();
        var path = checkout.Page.QuerySelector("#checkout")!.GetAttribute("action")!;

        var others = await stranger.GetAsync(path);
        var none = await stranger.GetAsync("/checkout/01890a5d-ffff-774b-bcce-b302099a8057");

        Assert.Equal(HttpStatusCode.NotFound, others.Status);
        Assert.Equal(none.Status, others.Status);
        Assert.Equal(none.Words, others.Words);
    }
}
