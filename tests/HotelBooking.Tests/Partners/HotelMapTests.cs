using HotelBooking.FictionalHotels.Hotels;
using HotelBooking.Partners.Mapping;
using HotelBooking.Partners.Offers;
using HotelBooking.Stays.Terms;
using Posthouse.Values;

namespace HotelBooking.Tests.Partners;

/// <summary>Which hotel of a partner is which of ours.</summary>
public sealed class HotelMapTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("Hotel Öresund & Sønner", "ORESUND AND SØNNER HOTEL", 100)]
    [InlineData("The Lantern", "Lantern", 100)]
    [InlineData("Grand Harbour", "Grand Harbor", 80)]
    public void Spelling_does_not_count(string ours, string theirs, int least) =>
        Assert.InRange(HotelNames.Similarity(HotelNames.Normalised(ours), HotelNames.Normalised(theirs)), least, 100);

    [Theory]
    [InlineData("Hotel Lantern", "Hotel Compass")]
    [InlineData("Hotel", "Pension")]
    public void Other_names_do(string ours, string theirs) =>
        Assert.InRange(HotelNames.Similarity(HotelNames.Normalised(ours), HotelNames.Normalised(theirs)), 0, 79);

    [Fact]
    public async Task The_same_name_within_200_metres_is_our_hotel_and_is_proposed_for_review()
    {
        await using var bench = await PartnerBench.StartAsync();
        var ours = new HotelCatalogue(PartnerBench.Hotels).Hotels[4];

        var same = await bench.Get<HotelMap>().FindAsync("albergo", Offer("A1", ours.Name.ToUpperInvariant(), ours, kilometres: 0.15), Cancelled);
        var far = await bench.Get<HotelMap>().FindAsync("albergo", Offer("A2", ours.Name, ours, kilometres: 0.25), Cancelled);
        var other = await bench.Get<HotelMap>().FindAsync("albergo", Offer("A3", "Something Else Entirely", ours, kilometres: 0), Cancelled);

        Assert.Equal((ours.HotelId, ours.City.Zone), (same.HotelId, same.Zone));
        Assert.Null(far.HotelId);
        Assert.Null(other.HotelId);
        var proposed = await bench.Database.ReadAsync(reader => reader.QueryAsync<(string Code, string HotelId, long Metres)>("select code, hotel_id, metres from proposed_matches"), Cancelled);
        Assert.Equal([("A1", ours.HotelId, 150)], proposed.Select(match => (match.Code, match.HotelId, (long)Math.Round(match.Metres / 10.0) * 10)));
    }

    [Fact]
    public async Task What_somebody_has_settled_counts_more_than_likeness()
    {
        await using var bench = await PartnerBench.StartAsync();
        var ours = new HotelCatalogue(PartnerBench.Hotels).Hotels[0];

        var settled = await bench.Get<HotelMap>().FindAsync("meridian", Offer("MER-900001", ours.Name, ours, kilometres: 0), Cancelled);

        Assert.Null(settled.HotelId);
    }

    [Fact]
    public async Task Partners_sell_hotels_of_ours_and_hotels_of_their_own()
    {
        await using var bench = await PartnerBench.StartAsync();

        var offers = (await bench.AskAsync()).Values.SelectMany(answer => answer.Offers).ToList();

        Assert.Contains(offers, offer => offer.HotelId.Length > 0);
        Assert.Contains(offers, offer => offer.HotelId.Length == 0);
    }

    private static SoundOffer Offer(string code, string name, FictionalHotel beside, double kilometres) => new()
    {
        HotelCode = code, HotelName = name, City = "", Position = beside.Position.Shifted(kilometres, 0), Stars = 3, Rate = "r", RoomName = "Room", Board = Board.RoomOnly,
        Nights = [], Taxes = Money.Zero(Currency.Of("EUR")), Total = Money.Zero(Currency.Of("EUR")), Penalties = [],
    };
}
