using System.Net;
using System.Text.Json;

namespace HotelBooking.Tests.BookingUi.Search;

[Collection(SearchSiteCollection.Name)]
public sealed class PlacePagesTests(SearchSite site)
{
    [Fact]
    public async Task Places_of_one_name_are_told_apart_by_region_and_country()
    {
        var page = await site.OpenAsync("/places?q=Springfield&in=2027-03-12&out=2027-03-15&rooms=1");

        var places = page.QuerySelectorAll(".places li");
        Assert.Equal(3, places.Length);
        Assert.Contains("Missouri, United States", places[1].TextContent, StringComparison.Ordinal);
        Assert.Equal("/hotels?place=4409896&in=2027-03-12&out=2027-03-15&rooms=1", places[1].QuerySelector("a")!.GetAttribute("href"));
    }

    [Fact]
    public async Task A_place_that_only_resembles_what_was_typed_is_offered_as_such()
    {
        var page = await site.OpenAsync("/places?q=Lizbon");

        Assert.Equal("Did you mean one of these?", page.QuerySelector("h1")!.TextContent);
        Assert.Contains("Lisbon", page.QuerySelector(".places")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("%00%01")]
    [InlineData("Atlantis")]
    [InlineData("%3Cscript%3Ealert(1)%3C%2Fscript%3E")]
    [InlineData("%E2%80%AEtrebor")]
    [InlineData("%F0%9F%8F%A8%F0%9F%8F%A8")]
    public async Task Whatever_is_typed_gets_a_page_and_stays_text(string typed)
    {
        var page = await site.OpenAsync($"/places?q={typed}");

        Assert.NotNull(page.QuerySelector("h1"));
        Assert.Empty(page.QuerySelectorAll("main script"));
    }

    [Fact]
    public async Task A_text_of_a_thousand_letters_is_cut_and_answered()
    {
        var page = await site.OpenAsync($"/places?q={new string('x', 1000)}");

        Assert.Equal("No place of that name", page.QuerySelector("h1")!.TextContent);
    }

    [Fact]
    public async Task Suggestions_are_data_with_what_to_send_and_what_to_show()
    {
        using var answer = await site.AskAsync("/places?q=Lissab", "application/json");
        using var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));

        Assert.Equal("application/json; charset=utf-8", answer.Content.Headers.ContentType!.ToString());
        var place = json.RootElement.GetProperty("places")[0];
        Assert.Equal(
            ("2267057", "Lisbon", "Lisbon District, Portugal", "City", "Lissabon", "Lisbon, Portugal"),
            (Text("id"), Text("name"), Text("where"), Text("kind"), Text("matched"), Text("text")));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);

        string? Text(string name) => place.GetProperty(name).GetString();
    }
}
