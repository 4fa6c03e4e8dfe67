using System.Net;

namespace HotelBooking.Tests.BookingUi.Search;

[Collection(SearchSiteCollection.Name)]
public sealed class HotelPageTests(SearchSite site)
{
    private const string Stay = "in=2027-03-12&out=2027-03-15&rooms=2";

    [Fact]
    public async Task Rooms_and_plans_are_a_table_with_the_total_of_the_stay()
    {
        var page = await site.OpenAsync($"/hotels/h000000?{Stay}");

        Assert.Equal(["Double room", "Twin room"], page.QuerySelectorAll(".rates__room h3").Select(name => name.TextContent));
        Assert.Equal(["€\u202f264", "€\u202f264", "€\u202f330", "€\u202f315", "€\u202f381"], page.QuerySelectorAll(".rates__sum").Select(sum => sum.TextContent));
        Assert.All(page.QuerySelectorAll(".rates tbody tr"), row => Assert.NotNull(row.QuerySelector("form[action='/checkout'][method=post]")));
    }

    [Fact]
    public async Task Choosing_sends_room_plan_nights_guests_and_the_total_that_was_seen()
    {
        var page = await site.OpenAsync($"/hotels/h000000?in=2027-03-12&out=2027-03-15&rooms=2-5_1");

        var form = page.QuerySelectorAll("form[action='/checkout']")[1];
        var fields = form.QuerySelectorAll("input").ToDictionary(field => field.GetAttribute("name")!, field => field.GetAttribute("value"), StringComparer.Ordinal);
        Assert.Equal(
            ("h000000", "h000000-dbl", "flex", "2027-03-12", "2027-03-15", "2-5_1"),
            (fields["hotel"], fields["room"], fields["plan"], fields["in"], fields["out"], fields["rooms"]));
        Assert.StartsWith("EUR", fields["total"], StringComparison.Ordinal);
        Assert.True(fields["form"]!.Length > 40);
    }

    [Fact]
    public async Task The_lines_of_a_price_add_up_and_what_is_paid_at_the_hotel_is_named()
    {
        var page = await site.OpenAsync($"/hotels/h000000?{Stay}");

        var lines = page.QuerySelector(".prices")!.QuerySelectorAll(":scope > div").Select(line => line.QuerySelector("dd")!.TextContent).ToArray();
        Assert.Equal(["€\u202f84.00", "€\u202f84.00", "€\u202f84.00", "€\u202f12.00", "€\u202f264.00", "€\u202f252.00", "€\u202f12.00", "€\u202f14.26"], lines);
        Assert.Contains("€\u202f252 when you book, €\u202f12 at the hotel", page.QuerySelector(".rates")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_hotel_that_is_full_offers_the_nearest_nights()
    {
        var page = await site.OpenAsync($"/hotels/h000009?{Stay}");

        Assert.Contains("No room left for 12–15 March", page.QuerySelector(".blank h2")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("/hotels/h000009?in=2027-03-14&out=2027-03-17&rooms=2#rooms", page.QuerySelector(".blank .btn")!.GetAttribute("href"));
    }

    [Fact]
    public async Task The_calendar_names_the_price_of_every_night_the_lowest_and_the_full_ones()
    {
        var page = await site.OpenAsync($"/hotels/h000000?{Stay}");

        var calendar = page.QuerySelector(".calendar")!;
        Assert.Equal("March 2027", calendar.QuerySelector("h3")!.TextContent);
        Assert.Equal(27, calendar.QuerySelectorAll("td a").Length);
        Assert.Equal(4, calendar.QuerySelectorAll(".calendar__none").Count(night => night.TextContent.Contains("full", StringComparison.Ordinal)));
        Assert.Equal("9€\u202f91lowest", calendar.QuerySelectorAll("td a").Single(night => night.TextContent.Contains("lowest", StringComparison.Ordinal)).TextContent);
        Assert.Equal("/hotels/h000000?in=2027-03-01&out=2027-03-04&rooms=2#rooms", calendar.QuerySelector("td a")!.GetAttribute("href"));
        Assert.EndsWith("&month=2027-04#calendar", calendar.QuerySelector("h3 + a")!.GetAttribute("href"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2027-05", "May 2027")]
    [InlineData("9999-99", "March 2027")]
    [InlineData("%00", "March 2027")]
    public async Task Another_month_is_a_link_and_nonsense_is_the_month_of_the_stay(string month, string shown)
    {
        var page = await site.OpenAsync($"/hotels/h000000?{Stay}&month={month}");

        Assert.Equal(shown, page.QuerySelector(".calendar h3")!.TextContent);
    }

    [Fact]
    public async Task Names_and_texts_of_a_hotel_are_text()
    {
        var page = await site.OpenAsync($"/hotels/h000001?{Stay}");

        Assert.Equal(SearchStandIn.Hostile, page.QuerySelector("h1")!.TextContent);
        Assert.Empty(page.QuerySelectorAll("main script, svg script"));
        Assert.Contains("Offers of Nordhus may be missing", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("h000000")]
    [InlineData("h000009")]
    public async Task The_other_hotels_of_the_town_are_found_by_its_whole_name(string hotel)
    {
        var page = await site.OpenAsync($"/hotels/{hotel}?{Stay}");

        var links = page.QuerySelectorAll("main a").Select(link => link.GetAttribute("href")!).Where(address => address.StartsWith("/hotels?q=", StringComparison.Ordinal)).ToArray();
        Assert.NotEmpty(links);
        Assert.All(links, address => Assert.Equal($"/hotels?q=Lisbon%2C%20Portugal&{Stay}", address));
        Assert.Equal("Lisbon, Portugal", page.QuerySelector("[name=q]")!.GetAttribute("value"));
    }

    [Fact]
    public async Task Today_is_the_hotels_and_a_day_that_is_over_there_is_moved_and_said()
    {
        var before = Today("Pacific/Apia");
        var today = await site.OpenAsync("/hotels/h000002?in=today&out=&rooms=2");
        var over = await site.OpenAsync($"/hotels/h000002?in={before.AddDays(-1):yyyy-MM-dd}&out={before.AddDays(3):yyyy-MM-dd}&rooms=2");
        var after = Today("Pacific/Apia");

        var chosen = today.QuerySelector("form[action='/checkout'] [name=in]")!.GetAttribute("value");
        Assert.Contains(chosen, (string[])[$"{before:yyyy-MM-dd}", $"{after:yyyy-MM-dd}"]);
        Assert.Contains("is over. We show rooms from today", over.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_partners_hotel_has_no_calendar_of_empty_nights_and_leads_to_its_town()
    {
        var page = await site.OpenAsync($"/hotels/p-h000010?{Stay}");

        Assert.Null(page.QuerySelector("#calendar"));
        Assert.Equal($"/hotels?q=Lisbon&{Stay}", page.QuerySelector(".crumbs a")!.GetAttribute("href"));
        Assert.NotNull(page.QuerySelector("form[action='/checkout']"));
    }

    [Fact]
    public async Task The_lowest_total_is_not_looked_for_among_other_money()
    {
        var page = await site.OpenAsync($"/hotels/h000003?{Stay}");

        Assert.Equal(page.QuerySelector(".rates__sum")!.TextContent, page.QuerySelector(".house__from strong")!.TextContent);
        Assert.Contains(page.QuerySelectorAll(".rates__sum"), sum => sum.TextContent.Contains("KWD", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("h999999")]
    [InlineData("nothing")]
    [InlineData("..%2f..%2fetc")]
    [InlineData("xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx")]
    public async Task A_hotel_that_there_is_not_is_not_found(string id) => await site.OpenAsync($"/hotels/{id}?{Stay}", HttpStatusCode.NotFound);

    [Fact]
    public async Task Five_drawings_lead_and_say_what_they_show()
    {
        var page = await site.OpenAsync($"/hotels/h000000?{Stay}");

        var pictures = page.QuerySelectorAll(".gallery img");
        Assert.Equal(["The house from outside", "The lobby", "Breakfast", "Double room", "Twin room"], pictures.Select(picture => picture.GetAttribute("alt")));
        Assert.Equal(5, pictures.Select(picture => picture.GetAttribute("src")).Distinct(StringComparer.Ordinal).Count());
    }

    private static DateOnly Today(string zone) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(TimeProvider.System.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById(zone)).DateTime);
}
