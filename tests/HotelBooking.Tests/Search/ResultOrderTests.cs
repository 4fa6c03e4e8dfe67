using HotelBooking.Contracts.Search.V1;
using HotelBooking.FictionalHotels.Geography;
using HotelBooking.Tests.Search.Standins;
using Posthouse.Values;

namespace HotelBooking.Tests.Search;

/// <summary>Orders, distances, and places without hotels of their own.</summary>
[Collection(SearchCollection.Name)]
public sealed class ResultOrderTests(SearchCluster cluster)
{
    [Fact]
    public async Task Hotels_come_by_price_by_score_or_by_distance()
    {
        var byPrice = await SortedAsync(SortOrder.Price);
        var byScore = await SortedAsync(SortOrder.Score);
        var byDistance = await SortedAsync(SortOrder.Distance);

        Assert.Equal(byPrice.Hotels.Select(Total).Order(), byPrice.Hotels.Select(Total));
        Assert.Equal(byScore.Hotels.Select(result => result.Hotel.ScoreTenths).OrderDescending(), byScore.Hotels.Select(result => result.Hotel.ScoreTenths));
        Assert.Equal(byDistance.Hotels.Select(result => result.DistanceMeters).Order(), byDistance.Hotels.Select(result => result.DistanceMeters));
        Assert.Equal(byPrice.Hotels.Select(result => result.Hotel.HotelId).Order(), byScore.Hotels.Select(result => result.Hotel.HotelId).Order());
    }

    [Fact]
    public async Task Best_match_explains_itself()
    {
        var found = await SortedAsync(SortOrder.Unspecified);

        Assert.True(found.Hotels.Count > 3);
        Assert.All(found.Hotels, result => Assert.Matches("^Guest score \\d\\.\\d, .+ from the centre, .+ here$", result.Why));
        Assert.Equal(found.Hotels.Select(result => result.Why), (await SortedAsync(SortOrder.BestMatch)).Hotels.Select(result => result.Why));
    }

    [Theory]
    [InlineData("2268339")] // Faro, which has no hotels
    [InlineData("3041563")] // Andorra la Vella
    [InlineData("2110394")] // Tarawa, a thousand miles from anywhere
    public async Task A_city_without_hotels_shows_the_nearest_ones_with_their_distance(string place)
    {
        var found = await cluster.FindAsync(cluster.Ask(place, 5, 1));

        Assert.Equal(0, found.Place.Hotels);
        var centre = new GeoPoint(found.Place.Position.Latitude, found.Place.Position.Longitude);
        var nearest = Expected.Catalogue.Hotels.OrderBy(hotel => centre.KilometresTo(hotel.Position)).Take(10).Select(hotel => hotel.HotelId).ToHashSet(StringComparer.Ordinal);
        Assert.NotEmpty(found.Hotels);
        Assert.All(found.Hotels, result =>
        {
            Assert.Contains(result.Hotel.HotelId, nearest);
            Assert.InRange(result.DistanceMeters, 30_000, 20_000_000);
        });
    }

    [Theory]
    [InlineData("c-PT", 8)]
    [InlineData("r-PT-14", 7)]
    [InlineData("r-US-MO", 1)]
    [InlineData("h000039", 1)]
    public async Task Regions_countries_and_hotels_can_be_searched(string place, int hotels)
    {
        var found = await cluster.FindAsync(cluster.Ask(place, 5, 1));

        Assert.InRange(found.Hotels.Count + found.Full.Count, hotels, hotels);
    }

    private static long Total(HotelResult result) => Money.From(result.Offer.Price.Total).Minor;

    private Task<SearchHotelsResponse> SortedAsync(SortOrder sort)
    {
        var request = cluster.Ask(Cities.Lisbon, 5, 2);
        request.Sort = sort;
        return cluster.FindAsync(request);
    }
}
