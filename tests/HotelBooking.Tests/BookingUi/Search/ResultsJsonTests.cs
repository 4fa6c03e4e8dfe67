using System.Net;
using System.Text.Json;

namespace HotelBooking.Tests.BookingUi.Search;

/// <summary>The same results as data (HM-5).</summary>
[Collection(SearchSiteCollection.Name)]
public sealed class ResultsJsonTests(SearchSite site)
{
    private const string Lisbon = "place=2267057&in=2027-03-12&out=2027-03-15&rooms=2";

    [Theory]
    [InlineData("/hotels?", "application/json")]
    [InlineData("/hotels.json?", "*/*")]
    public async Task Page_and_data_show_the_same_hotels_in_the_same_order_at_the_same_price(string path, string accept)
    {
        using var json = await ReadAsync(path + Lisbon, accept);
        var page = await site.OpenAsync("/hotels?" + Lisbon);

        var told = json.RootElement.GetProperty("hotels").EnumerateArray()
            .Select(hotel => (hotel.GetProperty("name").GetString(), hotel.GetProperty("price").GetProperty("text").GetString(), hotel.GetProperty("page").GetString()));
        var shown = page.QuerySelectorAll(".hotel:not(.hotel--gone)")
            .Select(card => (card.QuerySelector("h2")!.TextContent, card.QuerySelector(".cost strong")!.TextContent, card.QuerySelector("h2 a")!.GetAttribute("href")));
        Assert.Equal(shown!, told!);
        Assert.Equal(22, json.RootElement.GetProperty("total").GetInt32());
        Assert.Equal(2, json.RootElement.GetProperty("full").GetArrayLength());
        Assert.Equal(page.QuerySelector(".more a")!.GetAttribute("href"), json.RootElement.GetProperty("next").GetString());
    }

    [Fact]
    public async Task Amounts_are_whole_minor_units()
    {
        using var json = await ReadAsync("/hotels.json?place=285787&in=2027-03-12&out=2027-03-15&rooms=2", "application/json");

        var price = json.RootElement.GetProperty("hotels")[0].GetProperty("price");
        Assert.Equal(("KWD", 105_750, "105.750"), (price.GetProperty("currency").GetString(), price.GetProperty("minor").GetInt64(), price.GetProperty("amount").GetString()));
    }

    [Theory]
    [InlineData("Springfield", HttpStatusCode.MultipleChoices, "AMBIGUOUS_PLACE", 3)]
    [InlineData("Atlantis", HttpStatusCode.NotFound, "UNKNOWN_PLACE", 0)]
    public async Task A_place_that_is_not_clear_is_told_with_what_it_can_be(string typed, HttpStatusCode status, string reason, int places)
    {
        using var answer = await site.AskAsync($"/hotels.json?q={typed}");
        using var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));

        Assert.Equal(status, answer.StatusCode);
        Assert.Equal((reason, places), (json.RootElement.GetProperty("reason").GetString(), json.RootElement.GetProperty("places").GetArrayLength()));
    }

    private async Task<JsonDocument> ReadAsync(string path, string accept)
    {
        using var answer = await site.AskAsync(path, accept);
        Assert.Equal("Accept", answer.Headers.Vary.First());
        return JsonDocument.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }
}
