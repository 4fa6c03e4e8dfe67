using System.Net;
using AngleSharp.Dom;

namespace HotelBooking.Tests.BookingUi.Search;

[Collection(SearchSiteCollection.Name)]
public sealed class ResultsPageTests(SearchSite site)
{
    private const string Stay = "in=2027-03-12&out=2027-03-15&rooms=2";
    private const string Lisbon = "/hotels?place=2267057&" + Stay;

    [Fact]
    public async Task A_city_is_found_by_a_foreign_spelling()
    {
        using var answer = await site.AskAsync("/hotels?q=Lissabon&place=&in=12.3.27&out=15+Mar+2027&adults=2&ages=5&adults=0&ages=");

        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        Assert.Equal("/hotels?place=2267057&in=2027-03-12&out=2027-03-15&rooms=2-5", answer.Headers.Location!.ToString());
    }

    [Theory]
    [InlineData("/hotels?q=Springfield&" + Stay, "/places?q=Springfield&" + Stay)]
    [InlineData("/hotels?place=2267057&q=Springfield&" + Stay, "/places?q=Springfield&" + Stay)]
    [InlineData("/hotels?place=h000000&" + Stay, "/hotels/h000000?" + Stay)]
    [InlineData("/hotels?" + Stay, "/places?q=&" + Stay)]
    public async Task A_place_that_is_not_clear_is_asked_for_and_a_hotel_leads_to_its_page(string asked, string answered)
    {
        using var answer = await site.AskAsync(asked);

        Assert.Equal((HttpStatusCode.Found, answered), (answer.StatusCode, answer.Headers.Location!.ToString()));
    }

    [Fact]
    public async Task A_card_says_what_a_room_costs_in_all_and_until_when_it_can_be_cancelled()
    {
        var page = await site.OpenAsync(Lisbon);

        var card = page.QuerySelector(".hotel")!;
        Assert.Equal("22 hotels available in Lisbon", page.QuerySelector("h1")!.TextContent);
        Assert.Equal("Casa do Arco", card.QuerySelector("h2")!.TextContent);
        Assert.Equal($"/hotels/h000000?{Stay}", card.QuerySelector("h2 a")!.GetAttribute("href"));
        Assert.Equal("€\u202f264", card.QuerySelector(".cost strong")!.TextContent);
        Assert.All(
            (string[])["9.7", "Superb", "Double room", "Free cancellation until 10 March, 17:00 hotel time", "in total, 3 nights", "2 rooms left", "2-star hotel"],
            words => Assert.Contains(words, card.InnerHtml, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("1850147", "¥\u202f34,212")]
    [InlineData("285787", "KWD\u202f105.750")]
    public async Task Every_currency_has_its_own_digits(string place, string total)
    {
        var page = await site.OpenAsync($"/hotels?place={place}&{Stay}");

        Assert.Equal(total, page.QuerySelector(".cost strong")!.TextContent);
    }

    [Fact]
    public async Task Filters_are_links_with_counts_and_those_in_force_can_be_removed()
    {
        var page = await site.OpenAsync(Lisbon + "&stars=4");

        var five = page.QuerySelectorAll(".option").First(option => option.TextContent.Contains("5 stars", StringComparison.Ordinal));
        Assert.Equal($"{Lisbon}&stars=4,5", five.GetAttribute("href"));
        Assert.Contains("4", five.QuerySelector(".num")!.TextContent, StringComparison.Ordinal);
        var chip = page.QuerySelector(".chip--on")!;
        Assert.Equal((Lisbon, "Remove filter: 4 stars"), (chip.GetAttribute("href"), chip.TextContent.Trim()));
        Assert.All(page.QuerySelectorAll(".hotel:not(.hotel--gone) .stars"), stars => Assert.Equal("4-star hotel", stars.GetAttribute("aria-label")));
        Assert.Contains(page.QuerySelectorAll(".option"), option => option.TextContent.Contains("Spa", StringComparison.Ordinal) && option.TextContent.Contains('0'));
    }

    [Fact]
    public async Task The_highest_price_is_a_form_that_keeps_everything_else()
    {
        var page = await site.OpenAsync(Lisbon + "&stars=4&sort=price");

        var fields = page.QuerySelectorAll(".filters form input[type=hidden]").ToDictionary(field => field.GetAttribute("name")!, field => field.GetAttribute("value"), StringComparer.Ordinal);
        Assert.Equal(("2267057", "2027-03-12", "4", "price", "EUR"), (fields["place"], fields["in"], fields["stars"], fields["sort"], fields["currency"]));

        var limited = await site.OpenAsync(Lisbon + "&max=1,200.50&currency=EUR");
        Assert.Contains("At most €\u202f1,200.50", limited.QuerySelector(".chip--on")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task More_hotels_come_by_a_link_and_no_hotel_twice()
    {
        var first = await site.OpenAsync(Lisbon);
        var more = first.QuerySelector(".more a")!;

        var second = await site.OpenAsync(more.GetAttribute("href")!);

        var (before, after) = (Names(first), Names(second));
        Assert.Equal("Show hotels 21 to 22 of 22", more.TextContent);
        Assert.Equal((20, 2), (before.Length, after.Length));
        Assert.Empty(before.Intersect(after, StringComparer.Ordinal));
        Assert.Equal("21", second.QuerySelector("ol.cards")!.GetAttribute("start"));
        Assert.Null(second.QuerySelector(".more"));
    }

    [Fact]
    public async Task A_page_that_is_too_old_begins_anew_and_says_so()
    {
        var page = await site.OpenAsync(Lisbon + "&shown=20&after=forgotten");

        Assert.Equal(20, Names(page).Length);
        Assert.Contains("too old to continue from", page.QuerySelector(".notice")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Full_hotels_stay_with_the_nearest_dates()
    {
        var page = await site.OpenAsync(Lisbon);

        var full = page.QuerySelectorAll(".hotel--gone");
        Assert.Contains("No room left for 12–15 March", full[0].TextContent, StringComparison.Ordinal);
        Assert.Equal("/hotels/h000004?in=2027-03-13&out=2027-03-16&rooms=2", full[0].QuerySelector(".btn")!.GetAttribute("href"));
        Assert.Contains("Only longer stays begin on 12 March", full[1].TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_partner_that_did_not_answer_is_named()
    {
        var page = await site.OpenAsync($"/hotels?place=2735943&{Stay}");

        Assert.Contains("Rooms of Nordhus may be missing", page.QuerySelector(".notice")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_found_offers_other_dates_and_places_nearby()
    {
        var page = await site.OpenAsync($"/hotels?place=2264456&{Stay}");

        Assert.Equal("No room is free in Sintra on these nights", page.QuerySelector("h1")!.TextContent);
        Assert.Contains(page.QuerySelectorAll(".blank a"), link => link.GetAttribute("href") == "/hotels?place=2264456&in=2027-03-15&out=2027-03-18&rooms=2");
        Assert.Contains(page.QuerySelectorAll(".blank a"), link => link.GetAttribute("href") == Lisbon);
        Assert.Null(page.QuerySelector(".map"));
    }

    [Theory]
    [InlineData("&stars=9,0,-1,4,4,4&score=9999&board=BOARD_NONSENSE&amenity=%3Cscript%3E&sort=up&max=-5&currency=EUR")]
    [InlineData("&stars=%00&max=1e99&currency=%00&shown=-4&after=")]
    [InlineData("&amenity=a,b,c,d,e,f,g,h,i,j,k,l,m,n,o,p,q,r,s,t,u,v,w,x,y,z")]
    [InlineData("&max=99999999999999999999999&currency=EUR&sort=&sort=price")]
    [InlineData("&in=%3Cscript%3Ealert(1)%3C/script%3E")]
    [InlineData("&shown=99999999999&after=%E2%80%AE")]
    public async Task A_hostile_address_shows_hotels_and_nothing_of_it_runs(string more)
    {
        var page = await site.OpenAsync("/hotels?place=2267057&rooms=2" + more);

        Assert.NotEmpty(Names(page));
        Assert.Empty(page.QuerySelectorAll("main script"));
    }

    [Fact]
    public async Task A_departure_before_the_arrival_is_moved_and_said()
    {
        var page = await site.OpenAsync("/hotels?place=2267057&in=2027-03-12&out=2027-03-10&rooms=2");

        Assert.Contains("We moved it to Sat 13 Mar 2027", page.QuerySelector(".notice--warn")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Sat 13 Mar 2027", page.QuerySelector("#out")!.GetAttribute("value"));
    }

    [Fact]
    public async Task Pins_are_links_named_hotel_and_price_and_stand_for_the_cards()
    {
        var page = await site.OpenAsync(Lisbon);

        var pins = page.QuerySelectorAll("[data-pin]");
        Assert.Equal(page.QuerySelectorAll("[data-hotel]").Select(card => card.GetAttribute("data-hotel")), pins.Select(pin => pin.GetAttribute("data-pin")));
        Assert.Equal("Casa do Arco, €\u202f264", pins[0].QuerySelector("a")!.TextContent);
        Assert.Empty(page.QuerySelectorAll("[style]"));
    }

    private static string[] Names(IDocument page) => [.. page.QuerySelectorAll(".hotel:not(.hotel--gone) h2").Select(name => name.TextContent)];
}
