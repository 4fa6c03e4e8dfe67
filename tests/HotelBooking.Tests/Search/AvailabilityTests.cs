using HotelBooking.Contracts.Search.V1;
using HotelBooking.Contracts.Stays.V1;
using HotelBooking.Stays.Prices;
using HotelBooking.Stays.Terms;
using HotelBooking.Tests.Search.Standins;
using Posthouse.Values;

namespace HotelBooking.Tests.Search;

/// <summary>AC-01 to AC-05: only what is bookable on every night under every restriction, at the total that a quote says.</summary>
[Collection(SearchCollection.Name)]
public sealed class AvailabilityTests(SearchCluster cluster)
{
    private static readonly RoomOccupancy Couple = new() { Adults = 2 };
    private static readonly RoomOccupancy Family = new() { Adults = 2, ChildAges = { 4 } };
    private static readonly RoomOccupancy Single = new() { Adults = 1 };

    public static MatrixTheoryData<string, int, int, string> Stays() =>
        new([Cities.Lisbon, Cities.Tokyo, Cities.KuwaitCity, Cities.Honolulu], [3, 33], [1, 4], ["couple", "two rooms"]);

    [Theory]
    [MemberData(nameof(Stays))]
    public async Task Exactly_the_hotels_that_can_be_booked_come_each_with_its_cheapest_total(string city, int days, int nights, string who)
    {
        RoomOccupancy[] rooms = who == "couple" ? [Couple] : [Family, Single];
        var request = cluster.Ask(city, days, nights, rooms);

        var found = await cluster.FindAsync(request);

        var expected = Expected.Catalogue.Hotels
            .Where(hotel => hotel.City.Id.ToString(System.Globalization.CultureInfo.InvariantCulture) == city)
            .Select(hotel => (hotel.HotelId, Offers: Expected.Offers(hotel, request.Dates, rooms, cluster.Cluster.Clock.GetUtcNow())))
            .Where(hotel => hotel.Offers.Count > 0)
            .Select(hotel => (hotel.HotelId, hotel.Offers.Values.Min()))
            .Order();
        Assert.Equal(expected, found.Hotels.Select(result => (result.Hotel.HotelId, Money.From(result.Offer.Price.Total))).Order());
        Assert.Equal(found.Hotels.Count, found.Total);
    }

    [Theory]
    [InlineData(Cities.Tokyo, "JPY")]
    [InlineData(Cities.KuwaitCity, "KWD")]
    [InlineData(Cities.Lisbon, "EUR")]
    public async Task Lines_add_up_to_the_total_and_taxes_on_the_spot_are_in_it(string city, string currency)
    {
        var found = await cluster.FindAsync(cluster.Ask(city, 10, 3, Family));

        Assert.NotEmpty(found.Hotels);
        Assert.All(found.Hotels, result =>
        {
            var price = StayPrice.From(result.Offer.Price);
            Assert.Equal((currency, price.PayNow + price.AtProperty), (price.Total.Currency.Code, Money.From(result.Offer.Price.Total)));
        });
        Assert.Equal(city != Cities.KuwaitCity, found.Hotels.All(result => StayPrice.From(result.Offer.Price).AtProperty > Money.Zero(Currency.Of(currency))));
    }

    [Fact]
    public async Task Every_offer_of_a_hotel_has_the_total_of_its_quote()
    {
        var hotel = Expected.Catalogue.Find("h000022")!;
        var dates = cluster.Stay(12, 3);

        var page = await cluster.Search.GetHotelAsync(
            new GetHotelRequest { HotelId = hotel.HotelId, Dates = dates, Rooms = { Family } }, cancellationToken: TestContext.Current.CancellationToken);

        var expected = Expected.Offers(hotel, dates, [Family], cluster.Cluster.Clock.GetUtcNow());
        Assert.Equal(expected.Select(offer => (offer.Key, offer.Value)).Order(), page.Offers.Select(offer => ((offer.RoomTypeId, offer.RatePlanId), Money.From(offer.Price.Total))).Order());
        Assert.Equal(hotel.Rooms.Select(room => room.Name), page.Details.RoomTypes.Select(room => room.Name));
        Assert.All(page.Offers, offer => Assert.False(string.IsNullOrEmpty(offer.RoomName) || string.IsNullOrEmpty(offer.Beds) || offer.Cancellation.Sentences.Count == 0));
        Assert.Contains(page.Details.Taxes, sentence => sentence.Contains("paid at the hotel", StringComparison.Ordinal));
    }

    /// <summary>AC-02: of all stays around a closed night exactly those that do not need it can be booked; to depart and to arrive on its day is allowed.</summary>
    [Theory]
    [InlineData(-4, -2, true)]
    [InlineData(-2, 0, true)]
    [InlineData(-2, 1, false)]
    [InlineData(0, 1, false)]
    [InlineData(-1, 2, false)]
    [InlineData(0, 2, false)]
    [InlineData(1, 3, true)]
    [InlineData(3, 5, true)]
    public async Task A_closed_night_takes_the_hotel_out_of_exactly_the_stays_that_need_it(int from, int to, bool bookable)
    {
        var closed = cluster.Today.AddDays(40);
        await ChangeAllAsync("h000016", [.. Enumerable.Range(-5, 12).Select(closed.AddDays)], night => Plain(night) with { Closed = night.Night == closed });

        var found = await cluster.FindAsync(cluster.Ask("3448439", 40 + from, to - from));

        Assert.Equal(bookable, found.Hotels.Any(result => result.Hotel.HotelId == "h000016"));
        if (!bookable)
        {
            var full = Assert.Single(found.Full, hotel => hotel.Hotel.HotelId == "h000016");
            Assert.Equal("CLOSED", full.Reason);
            Assert.NotNull(full.Nearest);
            Assert.NotEmpty(found.Nearby);
            Assert.NotEmpty(found.OtherDates);
        }
    }

    public static TheoryData<string, string> Blocks() => new()
    {
        { "minimum", "MINIMUM_STAY" }, { "maximum", "MAXIMUM_STAY" }, { "arrival", "CLOSED_TO_ARRIVAL" }, { "departure", "CLOSED_TO_DEPARTURE" }, { "rooms", "SOLD_OUT" }, { "", "" },
    };

    /// <summary>AC-04: each restriction has a reason of its own; that of the departure stands on a day that is no night of the stay.</summary>
    [Theory]
    [MemberData(nameof(Blocks))]
    public async Task Each_restriction_takes_the_hotel_out_with_its_own_reason(string block, string reason)
    {
        var arrival = cluster.Today.AddDays(50);
        await ChangeAllAsync("h000036", [.. Enumerable.Range(0, 4).Select(arrival.AddDays)], night => (block, night.Night.DayNumber - arrival.DayNumber) switch
        {
            ("minimum", 0) => Plain(night) with { MinStay = 3 },
            ("maximum", 0) => Plain(night) with { MaxStay = 1 },
            ("arrival", 0) => Plain(night) with { ClosedToArrival = true },
            ("departure", 2) => Plain(night) with { ClosedToDeparture = true },
            ("rooms", 1) => Plain(night) with { Allotment = 0 },
            _ => Plain(night),
        });

        var page = await cluster.Search.GetHotelAsync(
            new GetHotelRequest { HotelId = "h000036", Dates = cluster.Stay(50, 2), Rooms = { Couple } }, cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal((reason, reason.Length == 0), (page.Reason, page.Offers.Count > 0));
        Assert.Equal(reason.Length > 0, page.Nearest is not null);
    }

    [Fact]
    public async Task Rooms_left_are_told_only_when_they_are_few()
    {
        var night = cluster.Today.AddDays(60);
        await ChangeAllAsync("h000037", [night], terms => Plain(terms) with { Allotment = 2 });
        var few = await cluster.FindAsync(cluster.Ask("1275339", 60, 1));
        await ChangeAllAsync("h000037", [night], terms => Plain(terms) with { Allotment = 6 });
        var many = await cluster.FindAsync(cluster.Ask("1275339", 60, 1));
        var tooMany = await cluster.FindAsync(cluster.Ask("1275339", 60, 1, [.. Enumerable.Repeat(Couple, 7)]));

        Assert.Equal((2, 0, 0), (few.Hotels[0].Offer.RoomsLeft, many.Hotels[0].Offer.RoomsLeft, tooMany.Hotels.Count));
        Assert.Equal("SOLD_OUT", tooMany.Full[0].Reason);
    }

    private static NightTerms Plain(NightTerms night) => new(night.Night, 5, night.PriceMinor);

    private async Task ChangeAllAsync(string hotelId, DateOnly[] nights, Func<NightTerms, NightTerms> change)
    {
        foreach (var room in Expected.Catalogue.Find(hotelId)!.Rooms)
        {
            await cluster.ChangeAsync(hotelId, room.RoomTypeId, nights, change);
        }
    }
}
