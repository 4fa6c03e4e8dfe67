
namespace HotelBooking.Tests.BookingUi.Search;

[Collection(SearchSiteCollection.Name)]
public sealed class HomePageTests(SearchSite site)
{
    [Fact]
    public async Task The_search_works_as_a_plain_form()
    {
        var page = await site.OpenAsync("/");

        var form = page.QuerySelector("form[role=search]")!;
        Assert.Equal(("/hotels", "get"), (form.GetAttribute("action"), form.GetAttribute("method")));
        Assert.All((string[])["q", "in", "out", "adults", "ages"], name => Assert.NotNull(form.QuerySelector($"[name={name}]")));
        Assert.All(form.QuerySelectorAll("input:not([type=hidden])"), input => Assert.NotNull(page.QuerySelector($"label[for={input.Id}]")));
    }

    [Fact]
    public async Task It_offers_cities_that_have_hotels()
    {
        var page = await site.OpenAsync("/");

        var lisbon = page.QuerySelectorAll(".city").First(city => city.TextContent.Contains("Lisbon", StringComparison.Ordinal));
        Assert.StartsWith("/hotels?place=2267057&", lisbon.GetAttribute("href"), StringComparison.Ordinal);
        Assert.Contains("24 hotels", lisbon.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_last_three_searches_of_this_browser_are_links_the_latest_first()
    {
        using var visitor = site.Visitor();
        foreach (var place in (string[])["2267057", "1850147", "285787", "2735943"])
        {
            using var answer = await visitor.GetAsync(new Uri($"/hotels?place={place}&in=2027-03-12&out=2027-03-15&rooms=2", UriKind.Relative), TestContext.Current.CancellationToken);
            Assert.True(answer.IsSuccessStatusCode);
        }

        var text = await visitor.GetStringAsync(new Uri("/", UriKind.Relative), TestContext.Current.CancellationToken);
        var page = await new AngleSharp.Html.Parser.HtmlParser().ParseDocumentAsync(text, TestContext.Current.CancellationToken);

        var words = page.QuerySelectorAll(".recent a").Select(link => link.TextContent.Split(',')[0]);
        Assert.Equal(["Porto", "Kuwait City", "Tokyo"], words);
    }

    [Fact]
    public async Task What_was_searched_for_can_be_changed()
    {
        var page = await site.OpenAsync("/?q=Lisbon%2C+Portugal&place=2267057&in=2027-03-12&out=2027-03-15&rooms=2-5_1");

        Assert.Equal("Lisbon, Portugal", page.QuerySelector("#q")!.GetAttribute("value"));
        Assert.Equal(["2", "1", "0"], page.QuerySelectorAll("[name=adults]").Select(field => field.GetAttribute("value")));
        Assert.Equal("Fri 12 Mar 2027", page.QuerySelector("#in")!.GetAttribute("value"));
    }
}
