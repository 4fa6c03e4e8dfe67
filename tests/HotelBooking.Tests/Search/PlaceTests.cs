using Grpc.Core;
using HotelBooking.Contracts.Search.V1;
using HotelBooking.Tests.Search.Standins;
using Posthouse.Calls;

namespace HotelBooking.Tests.Search;

/// <summary>AC-09: a place is found however it is written, and told apart from others of its name.</summary>
[Collection(SearchCollection.Name)]
public sealed class PlaceTests(SearchCluster cluster)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("Málaga", Cities.Malaga, "")]
    [InlineData("Malaga", Cities.Malaga, "")]
    [InlineData("MÁLAGA", Cities.Malaga, "")]
    [InlineData("  malaga ", Cities.Malaga, "")]
    [InlineData("Lisbon", Cities.Lisbon, "")]
    [InlineData("lisb", Cities.Lisbon, "")]
    [InlineData("Lissabon", Cities.Lisbon, "Lissabon")]
    [InlineData("LISBONNE", Cities.Lisbon, "Lisbonne")]
    [InlineData("リスボン", Cities.Lisbon, "リスボン")]
    [InlineData("りすぼん", Cities.Lisbon, "リスボン")]
    [InlineData("Лиссабон", Cities.Lisbon, "Лиссабон")]
    [InlineData("لشبونة", Cities.Lisbon, "لشبونة")]
    [InlineData("里斯本", Cities.Lisbon, "里斯本")]
    [InlineData("λισαβωνα", Cities.Lisbon, "Λισαβώνα")]
    [InlineData("istanbul", Cities.Istanbul, "")]
    [InlineData("İSTANBUL", Cities.Istanbul, "")]
    [InlineData("sao paulo", "3448439", "")]
    [InlineData("paulo", "3448439", "")]
    [InlineData("new york", "5128581", "New York")]
    [InlineData("New York City", "5128581", "")]
    [InlineData("new y", "5128581", "")]
    [InlineData("東京", Cities.Tokyo, "東京都")]
    public async Task A_city_is_found_in_every_spelling_language_and_script(string text, string place, string matched)
    {
        var found = await FindAsync(text);

        Assert.Equal((place, matched, false), (found.Places[0].PlaceId, found.Places[0].MatchedName, found.Resembling));
    }

    [Theory]
    [InlineData("Lisbno", Cities.Lisbon)]
    [InlineData("Lizboon", Cities.Lisbon)]
    [InlineData("Berlni", Cities.Berlin)]
    [InlineData("Istambull", Cities.Istanbul)]
    [InlineData("Honalulu", Cities.Honolulu)]
    [InlineData("Ronolulu", Cities.Honolulu)]
    public async Task A_misspelt_name_finds_what_it_resembles_and_says_so(string text, string place)
    {
        var found = await FindAsync(text);

        Assert.True(found.Resembling);
        Assert.Equal(place, found.Places[0].PlaceId);
    }

    [Fact]
    public async Task Springfields_are_told_apart_by_region_and_country()
    {
        var found = await FindAsync("Springfield", 50);

        var cities = found.Places.Where(place => place is { Kind: PlaceKind.City, Name: "Springfield" }).ToList();
        Assert.Equal(8, cities.Count);
        Assert.Equal(8, cities.Select(place => (place.Region, place.Country)).Distinct().Count());
        Assert.Equal(["Massachusetts", "Missouri", "Illinois"], cities.Where(place => place.Hotels > 0).OrderBy(place => place.Region == "Illinois").ThenBy(place => place.Region).Select(place => place.Region));
    }

    [Theory]
    [InlineData("Springfield, Missouri")]
    [InlineData("springfield missouri")]
    [InlineData("Springfield, Missouri, United States")]
    [InlineData("Springfield, missou")]
    public async Task A_name_may_be_followed_by_its_region_or_country(string text)
    {
        var found = await FindAsync(text);

        Assert.Equal(("Springfield", "Missouri"), (found.Places[0].Name, found.Places[0].Region));
        Assert.False(found.Resembling);
    }

    [Theory]
    [InlineData("Portugal", "c-PT", PlaceKind.Country)]
    [InlineData("Deutschland", "c-DE", PlaceKind.Country)]
    [InlineData("Bayern", "r-DE-02", PlaceKind.Region)]
    [InlineData("Andalusia", "r-ES-51", PlaceKind.Region)]
    [InlineData("Hotel da Lua de Papel", "h000001", PlaceKind.Hotel)]
    [InlineData("lua de papel", "h000001", PlaceKind.Hotel)]
    public async Task Regions_countries_and_hotels_are_found_too(string text, string place, PlaceKind kind)
    {
        var found = await FindAsync(text, 50);

        var match = Assert.Single(found.Places, one => one.PlaceId == place);
        Assert.Equal(kind, match.Kind);
    }

    [Theory]
    [InlineData("Mexico", "c-MX")]
    [InlineData("Kuwait", "c-KW")]
    public async Task A_country_comes_before_its_capital_of_that_name(string text, string place) => Assert.Equal(place, (await FindAsync(text)).Places[0].PlaceId);

    [Theory]
    [InlineData("qqxxzzyyvvkk")]
    [InlineData("---")]
    [InlineData("'; drop table places; --")]
    [InlineData("%")]
    [InlineData("\uFFFE\uFFFF\u202E\u200B")]
    [InlineData("q x q x q x q x q x q x q x q x q x q x q x q x q x q x q x q x q x q x q x q x q x q x q x q x")]
    public async Task What_means_no_place_finds_none(string text) => Assert.Empty((await FindAsync(text)).Places);

    [Fact]
    public async Task At_most_so_many_places_come_as_are_wanted()
    {
        Assert.Equal(3, (await FindAsync("s", 3)).Places.Count);
        Assert.Equal(8, (await FindAsync("s")).Places.Count);
    }

    [Fact]
    public async Task A_place_is_given_by_its_id_and_an_unknown_one_refused()
    {
        var lisbon = await cluster.Search.GetPlaceAsync(new GetPlaceRequest { PlaceId = Cities.Lisbon }, cancellationToken: Cancelled);
        var refused = await Assert.ThrowsAsync<RpcException>(async () => await cluster.Search.GetPlaceAsync(new GetPlaceRequest { PlaceId = "1" }, cancellationToken: Cancelled));

        Assert.Equal(("Lisbon", "Portugal", "Europe/Lisbon", 7), (lisbon.Place.Name, lisbon.Place.Country, lisbon.Place.TimeZone, lisbon.Place.Hotels));
        Assert.True(refused.HasReason(SearchReason.UnknownPlace));
    }

    private async Task<FindPlacesResponse> FindAsync(string text, int limit = 0) =>
        await cluster.Search.FindPlacesAsync(new FindPlacesRequest { Text = text, Limit = limit }, cancellationToken: Cancelled);
}
