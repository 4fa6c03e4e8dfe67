using Grpc.Core;
using HotelBooking.Contracts.Partners.V1;
using HotelBooking.Partners;
using HotelBooking.Partners.Bookings;
using HotelBooking.Partners.Offers;
using Posthouse.Calls;
using Posthouse.Testing.Observing;
using Posthouse.Values;

namespace HotelBooking.Tests.Partners;

/// <summary>Price checks and bookings, with each partner's protocol; AC-18: an unknown outcome is asked about by our reference, and never becomes a second booking.</summary>
public sealed class PartnerBookingTests
{
    private const string Reference = "PH7Q2M4K";
    private static readonly string[] Guests = ["Ada Lovelace"];

    public static TheoryData<string> EveryPartner => [.. PartnerBench.Names];

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(EveryPartner))]
    public async Task An_offer_is_booked_found_and_cancelled_under_our_reference(string partner)
    {
        await using var bench = await PartnerBench.StartAsync();
        var offer = await bench.FirstOfferAsync(partner);

        var booked = await bench.Bookings.BookAsync(Reference, offer, Guests, Cancelled);
        var again = await bench.Bookings.BookAsync(Reference, offer, Guests, Cancelled);
        var found = await bench.Bookings.StatusAsync(Reference, Cancelled);
        var cancelled = await bench.Bookings.CancelAsync(Reference, Cancelled);
        var cancelledAgain = await bench.Bookings.CancelAsync(Reference, Cancelled);

        Assert.Equal((BookingState.Booked, booked.PartnerReference), (again.State, again.PartnerReference));
        Assert.Equal((BookingState.Booked, booked.PartnerReference), (found!.State, found.PartnerReference));
        Assert.Equal((BookingState.Cancelled, cancelled!.Penalty), (cancelledAgain!.State, cancelledAgain.Penalty));
        Assert.Empty(bench.Servers[partner].Standing);
        await RefusesAsync(bench, offer);
    }

    [Theory]
    [MemberData(nameof(EveryPartner))]
    public async Task Cancelling_costs_what_the_offer_says_for_that_moment(string partner)
    {
        await using var bench = await PartnerBench.StartAsync();
        var answers = await bench.AskAsync();
        foreach (var (shown, at) in answers[partner].Offers.Take(4).Select((offer, at) => (offer, at)))
        {
            var offer = await bench.Offers.OpenAsync(shown.OfferToken, Cancelled);
            await bench.Bookings.BookAsync($"{Reference}{at}", offer, Guests, Cancelled);

            var cancelled = await bench.Bookings.CancelAsync($"{Reference}{at}", Cancelled);

            var expected = shown.Cancellation.Windows.LastOrDefault(window => window.From.ToDateTimeOffset() <= bench.Clock.GetUtcNow())?.Penalty;
            Assert.Equal(expected is null ? 0 : Money.From(expected).Minor, cancelled!.Penalty?.Minor);
        }
    }

    [Theory]
    [MemberData(nameof(EveryPartner))]
    public async Task A_partner_that_books_and_does_not_say_so_is_asked_by_our_reference(string partner)
    {
        await using var bench = await PartnerBench.StartAsync();
        var offer = await bench.FirstOfferAsync(partner);
        var server = bench.Servers[partner];
        server.Switch("time-out-after-booking", on: true);

        var booking = bench.Bookings.BookAsync(Reference, offer, Guests, Cancelled);
        await Eventually.HoldsAsync(() => server.Waiting == 1, "the partner is asked", Cancelled);
        bench.Clock.Advance(bench.Get<PartnersOptions>().BookingPatience);

        Assert.Equal(BookingState.Booked, (await booking).State);
        Assert.Equal([Reference], server.Standing);
    }

    [Theory]
    [MemberData(nameof(EveryPartner))]
    public async Task While_nobody_knows_it_is_said_so_and_a_repetition_finds_the_one_booking(string partner)
    {
        await using var bench = await PartnerBench.StartAsync();
        var offer = await bench.FirstOfferAsync(partner);
        var server = bench.Servers[partner];
        server.Switch("time-out-after-booking", on: true);
        var booking = bench.Bookings.BookAsync(Reference, offer, Guests, Cancelled);
        await Eventually.HoldsAsync(() => server.Waiting == 1, "the partner is asked", Cancelled);
        var asked = server.Asked;
        server.Switch("hang", on: true);
        bench.Clock.Advance(bench.Get<PartnersOptions>().BookingPatience);
        await Eventually.HoldsAsync(() => server.Asked > asked, "the partner is asked again", Cancelled);
        bench.Clock.Advance(bench.Get<PartnersOptions>().BookingPatience);

        var unknown = await Assert.ThrowsAsync<UnavailableException>(() => booking);
        server.Switch("hang", on: false);
        server.Switch("time-out-after-booking", on: false);
        server.Switch("sold-out", on: true);
        var again = await bench.Bookings.BookAsync(Reference, offer, Guests, Cancelled);

        Assert.Equal(((Reason)PartnerReason.OutcomeUnknown).Name, unknown.Reason.Name);
        Assert.Equal(BookingState.Booked, again.State);
        Assert.Equal([Reference], server.Standing);
    }

    [Theory]
    [MemberData(nameof(EveryPartner))]
    public async Task A_changed_price_is_told_with_a_new_offer_and_the_old_one_is_not_booked(string partner)
    {
        await using var bench = await PartnerBench.StartAsync();
        var offer = await bench.FirstOfferAsync(partner);
        bench.Servers[partner].Switch("price-changed", on: true);

        var price = await bench.Partner(partner).CheckAsync(offer.Rate, Cancelled);
        await RefusesAsync(bench, offer);

        Assert.Equal(Standing.PriceChanged, price.Standing);
        Assert.True(price.Total > offer.Rate.Total);
        var renewed = bench.Offers.Renew(offer, price.Total!.Value);
        Assert.Equal(price.Total.Value.Minor, renewed.Price.Lines.Sum(line => Money.From(line.Amount).Minor));
        var booked = await bench.Bookings.BookAsync(Reference + "2", await bench.Offers.OpenFreshAsync(renewed.OfferToken, Cancelled), Guests, Cancelled);
        Assert.Equal(BookingState.Booked, booked.State);
    }

    [Theory]
    [MemberData(nameof(EveryPartner))]
    public async Task What_is_sold_out_is_said_to_be_and_is_refused(string partner)
    {
        await using var bench = await PartnerBench.StartAsync();
        var offer = await bench.FirstOfferAsync(partner);
        Assert.Equal(Standing.Available, (await bench.Partner(partner).CheckAsync(offer.Rate, Cancelled)).Standing);
        bench.Servers[partner].Switch("sold-out", on: true);

        Assert.Equal(Standing.SoldOut, (await bench.Partner(partner).CheckAsync(offer.Rate, Cancelled)).Standing);
        await RefusesAsync(bench, offer);
        Assert.Empty(bench.Servers[partner].Standing);
    }

    [Fact]
    public async Task A_token_that_was_altered_or_is_old_is_refused()
    {
        await using var bench = await PartnerBench.StartAsync();
        var token = (await bench.AskAsync())[PartnerBench.Meridian].Offers[0].OfferToken;

        foreach (var forged in new[] { "", "x", "AAAA", token[..^4] + (token[^4] == 'A' ? 'B' : 'A') + token[^3..], $"{(token[0] == 'A' ? 'B' : 'A')}{token[1..]}" })
        {
            Assert.Equal(StatusCode.InvalidArgument, (await Assert.ThrowsAsync<InvalidArgumentException>(() => bench.Offers.OpenAsync(forged, Cancelled))).StatusCode);
        }

        bench.Clock.Advance(bench.Get<PartnersOptions>().OfferLifetime);
        await Assert.ThrowsAsync<FailedPreconditionException>(() => bench.Offers.OpenFreshAsync(token, Cancelled));
        Assert.Equal(PartnerBench.Meridian, (await bench.Offers.OpenAsync(token, Cancelled)).Partner);
    }

    [Fact]
    public async Task Of_a_booking_that_was_never_asked_for_nothing_is_known()
    {
        await using var bench = await PartnerBench.StartAsync();

        Assert.Null(await bench.Bookings.StatusAsync(Reference, Cancelled));
        Assert.Null(await bench.Bookings.CancelAsync(Reference, Cancelled));
    }

    private static async Task RefusesAsync(PartnerBench bench, SealedOffer offer)
    {
        var refused = await Assert.ThrowsAsync<FailedPreconditionException>(() => bench.Bookings.BookAsync(Reference, offer, Guests, Cancelled));
        Assert.Equal(((Reason)PartnerReason.RefusedByPartner).Name, refused.Reason.Name);
    }
}
