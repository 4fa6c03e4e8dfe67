using Grpc.Core;
using HotelBooking.Contracts.Search.V1;
using HotelBooking.Tests.Search.Standins;
using Posthouse.Calls;

namespace HotelBooking.Tests.Search;

/// <summary>Pages come from one state: they neither repeat nor skip, whatever is sold meanwhile. A cluster of its own, because its clock is moved.</summary>
public sealed class PagingTests(SearchCluster cluster) : IClassFixture<SearchCluster>
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Pages_neither_repeat_nor_skip_while_hotels_sell_out_and_prices_change()
    {
        var whole = await cluster.FindAsync(cluster.Ask("c-US", 5, 2));
        var request = cluster.Ask("c-US", 5, 2);
        request.PageSize = 2;
        var seen = new List<HotelResult>();

        do
        {
            var page = await cluster.FindAsync(request);
            Assert.Equal((whole.Total, whole.Counts), (page.Total, page.Counts));
            seen.AddRange(page.Hotels);
            request.PageToken = page.NextPageToken;
            await SpoilAsync(whole.Hotels[^1].Hotel.HotelId, seen.Count);
        }
        while (request.PageToken.Length > 0);

        Assert.True(whole.Total > 4);
        Assert.Equal(whole.Hotels.Select(result => result.Hotel.HotelId), seen.Select(result => result.Hotel.HotelId));
        Assert.Equal(whole.Hotels.Select(result => result.Offer.Price.Total), seen.Select(result => result.Offer.Price.Total));
        Assert.NotEqual(whole.Total, (await cluster.FindAsync(cluster.Ask("c-US", 5, 2))).Total);
    }

    [Fact]
    public async Task A_token_of_another_search_or_of_nobody_is_refused()
    {
        var first = await cluster.FindAsync(Two(Cities.Lisbon, 8));
        var other = Two(Cities.Lisbon, 9);
        other.PageToken = first.NextPageToken;
        var forged = Two(Cities.Lisbon, 8);
        forged.PageToken = "nonsense";

        Assert.Equal((StatusCode.InvalidArgument, "page_token"), await RefusalAsync(other));
        Assert.Equal((StatusCode.InvalidArgument, "page_token"), await RefusalAsync(forged));
    }

    [Fact]
    public async Task A_page_can_be_turned_for_fifteen_minutes()
    {
        var request = Two(Cities.Lisbon, 20);
        request.PageToken = (await cluster.FindAsync(request)).NextPageToken;

        await cluster.Cluster.AdvanceAsync(TimeSpan.FromMinutes(14), Cancelled);
        var inTime = await cluster.FindAsync(request);
        await cluster.Cluster.AdvanceAsync(TimeSpan.FromMinutes(1), Cancelled);
        var late = await Assert.ThrowsAsync<RpcException>(() => cluster.FindAsync(request));

        Assert.Equal(2, inTime.Hotels.Count);
        Assert.True(late.HasReason(SearchReason.PageExpired));
    }

    private static async Task<(StatusCode Status, string? Field)> RefusalAsync(SearchCluster cluster, SearchHotelsRequest request)
    {
        var refused = await Assert.ThrowsAsync<RpcException>(() => cluster.FindAsync(request));
        return (refused.StatusCode, refused.GetFieldViolations().SingleOrDefault()?.Field);
    }

    private Task<(StatusCode Status, string? Field)> RefusalAsync(SearchHotelsRequest request) => RefusalAsync(cluster, request);

    private SearchHotelsRequest Two(string place, int days)
    {
        var request = cluster.Ask(place, days, 1);
        request.PageSize = 2;
        return request;
    }

    private async Task SpoilAsync(string hotelId, int round)
    {
        foreach (var room in Expected.Catalogue.Find(hotelId)!.Rooms)
        {
            await cluster.ChangeAsync(hotelId, room.RoomTypeId, [cluster.Today.AddDays(5)], night => night with { Allotment = 0, PriceMinor = night.PriceMinor + round });
        }
    }
}
