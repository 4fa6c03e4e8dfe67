using HotelBooking.Contracts.Search.V1;
using HotelBooking.Contracts.Stays.V1;
using HotelBooking.Tests.Search.Standins;
using Posthouse.Values;

namespace HotelBooking.Tests.Search;

/// <summary>Partners' offers are merged by hotel, each with its source; a partner that is missing is told about and keeps nothing of ours away.</summary>
[Collection(SearchCollection.Name)]
public sealed class PartnerOffersTests(SearchCluster cluster)
{
    [Fact]
    public async Task The_cheapest_offer_for_a_hotel_is_shown_whoever_sells_it_and_the_others_stand_beside_it_cheapest_first()
    {
        var found = await AskedAsync(Cities.Lisbon);
        var own = (await cluster.FindAsync(cluster.Ask(Cities.Lisbon, 5, 2))).Hotels.Single(result => result.Hotel.HotelId == OffersEndpoint.Mapped).Offer;

        var hotel = Assert.Single(found.Hotels, result => result.Hotel.HotelId == OffersEndpoint.Mapped);
        Assert.Equal(("albergo", 10_00L), (hotel.Offer.Partner, TotalOf(hotel.Offer)));
        Assert.Equal(((string, long)[])[("", TotalOf(own)), ("meridian", 900_00L)], hotel.OtherOffers.Select(offer => (offer.Partner, TotalOf(offer))).OrderBy(offer => offer.Item1));
        Assert.Equal(hotel.OtherOffers.Select(TotalOf).Order(), hotel.OtherOffers.Select(TotalOf));
        Assert.Equal(("token-a-1", "token-m-1"), (hotel.Offer.PartnerOfferToken, hotel.OtherOffers.Single(offer => offer.Partner.Length > 0).PartnerOfferToken));
    }

    [Fact]
    public async Task By_price_a_hotel_stands_where_its_cheapest_offer_puts_it_and_what_does_not_fit_the_filter_counts_for_nothing()
    {
        var byPrice = cluster.Ask(Cities.Lisbon, 5, 2);
        (byPrice.AskPartners, byPrice.Sort) = (true, SortOrder.Price);
        var found = await cluster.FindAsync(byPrice);
        byPrice.Filter = new HotelFilter { Boards = { Board.Breakfast } };
        var withBreakfast = await cluster.FindAsync(byPrice);

        Assert.Equal(OffersEndpoint.Mapped, found.Hotels[0].Hotel.HotelId);
        Assert.Equal(found.Hotels.Select(result => TotalOf(result.Offer)).Order(), found.Hotels.Select(result => TotalOf(result.Offer)));
        Assert.All(withBreakfast.Hotels, result => Assert.Equal(Board.Breakfast, result.Offer.Board));
    }

    [Fact]
    public async Task A_house_that_two_partners_have_is_one_hotel_with_both_offers()
    {
        var found = await AskedAsync(Cities.Lisbon);

        var house = Assert.Single(found.Hotels, result => result.Hotel.HotelId.StartsWith("p-", StringComparison.Ordinal));
        Assert.Equal(("CASA DO RIO", "albergo", 290_00L), (house.Hotel.Name, house.Offer.Partner, Money.From(house.Offer.Price.Total).Minor));
        Assert.Equal("meridian", Assert.Single(house.OtherOffers).Partner);
    }

    [Fact]
    public async Task How_each_partner_has_answered_is_told()
    {
        var asked = await AskedAsync(Cities.Lisbon);
        var own = await cluster.FindAsync(cluster.Ask(Cities.Lisbon, 5, 2));

        Assert.Equal([("meridian", "OK", 2), ("albergo", "PARTIAL", 2), ("nordhus", "TIMED_OUT", 0)], asked.Partners.Select(one => (one.Partner, one.Answer, one.Offers)));
        Assert.Empty(own.Partners);
        Assert.Equal(own.Total + 1, asked.Total);
    }

    [Fact]
    public async Task Partners_that_hang_are_left_behind_when_the_budget_is_spent()
    {
        var found = await AskedAsync(Cities.Istanbul);

        Assert.Equal([("meridian", "OK"), ("partners", "TIMED_OUT")], found.Partners.Select(one => (one.Partner, one.Answer)));
        Assert.True(found.Hotels.Count + found.Full.Count > 0);
    }

    [Fact]
    public async Task Without_partners_our_own_hotels_are_shown()
    {
        var found = await AskedAsync(Cities.Warsaw);

        Assert.Equal(("partners", "UNREACHABLE"), (Assert.Single(found.Partners).Partner, found.Partners[0].Answer));
        Assert.True(found.Hotels.Count + found.Full.Count > 0);
    }

    [Fact]
    public async Task The_page_of_a_hotel_has_partners_offers_for_that_hotel_alone()
    {
        var page = await cluster.Search.GetHotelAsync(
            new GetHotelRequest { HotelId = OffersEndpoint.Mapped, Dates = cluster.Stay(5, 2), Rooms = { new RoomOccupancy { Adults = 2 } }, AskPartners = true },
            cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(["albergo", "meridian"], page.Offers.Where(offer => offer.Partner.Length > 0).Select(offer => offer.Partner));
        Assert.Equal(3, page.Partners.Count);
    }

    [Fact]
    public async Task The_page_of_a_hotel_that_only_partners_have_can_be_opened()
    {
        var found = Assert.Single((await AskedAsync(Cities.Lisbon)).Hotels, result => result.Hotel.HotelId.StartsWith("p-", StringComparison.Ordinal));
        var request = new GetHotelRequest { HotelId = found.Hotel.HotelId, Dates = cluster.Stay(5, 2), Rooms = { new RoomOccupancy { Adults = 2 } }, AskPartners = true };

        var page = await cluster.Search.GetHotelAsync(request, cancellationToken: TestContext.Current.CancellationToken);
        var refused = await Assert.ThrowsAsync<Grpc.Core.RpcException>(async () => await cluster.Search.GetHotelAsync(
            new GetHotelRequest { HotelId = "p-nobody-1" }, cancellationToken: TestContext.Current.CancellationToken));

        Assert.Equal(found.Hotel, page.Hotel);
        Assert.Equal(["albergo", "meridian"], page.Offers.Select(offer => offer.Partner));
        Assert.Contains("partner Albergo", page.Details.Description[0], StringComparison.Ordinal);
        Assert.True(Posthouse.Calls.RpcExceptionReasons.HasReason(refused, SearchReason.UnknownHotel));
    }

    private static long TotalOf(StayOffer offer) => Money.From(offer.Price.Total).Minor;

    private Task<SearchHotelsResponse> AskedAsync(string place)
    {
        var request = cluster.Ask(place, 5, 2);
        request.AskPartners = true;
        return cluster.FindAsync(request);
    }
}
