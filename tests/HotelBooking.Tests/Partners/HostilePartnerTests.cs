using HotelBooking.Contracts.Partners.V1;
using HotelBooking.FictionalHotels.Geography;
using HotelBooking.Partners;
using HotelBooking.Partners.Asking;
using HotelBooking.Partners.Offers;
using Posthouse.Values;

namespace HotelBooking.Tests.Partners;

/// <summary>AC-28: whatever a partner sends, bad offers are dropped and counted, good ones are shown, and the other partners are none the worse for it.</summary>
public sealed class HostilePartnerTests
{
    public static TheoryData<string, string> Flaws => new()
    {
        { "negative-price", DropReason.NegativePrice },
        { "not-a-number", DropReason.NotANumber },
        { "html-in-names", DropReason.MarkupInText },
        { "other-dates", DropReason.OtherDates },
        { "unknown-currency", DropReason.UnknownCurrency },
        { "check-out-before-check-in", DropReason.CheckOutBeforeCheckIn },
        { "duplicate-codes", DropReason.DuplicateCode },
        { "invalid-policy", DropReason.InvalidPolicy },
    };

    [Fact]
    public async Task Partners_that_behave_are_shown_whole()
    {
        await using var bench = await PartnerBench.StartAsync();

        var answers = await bench.AskAsync();

        Assert.Equal(PartnerBench.Names.Order(StringComparer.Ordinal), answers.Keys.Order(StringComparer.Ordinal));
        Assert.All(answers.Values, answer => Assert.Equal((PartnerAnswer.Ok, 0), (answer.Answer, answer.Dropped.Count)));
        Assert.All(answers.Values, answer => Assert.True(answer.Offers.Select(offer => offer.PartnerHotelCode).Distinct(StringComparer.Ordinal).Count() >= 2));
        Assert.All(answers.Values.SelectMany(answer => answer.Offers), IsSound);
    }

    [Theory]
    [MemberData(nameof(Flaws))]
    public async Task Bad_offers_are_dropped_with_their_reason_and_good_ones_are_shown(string flaw, string reason)
    {
        await using var bench = await PartnerBench.StartAsync();
        Assert.All(bench.Servers.Values, server => server.Switch(flaw, on: true));
        using var counted = new DropCounter(bench);

        var answers = await bench.AskAsync();

        Assert.All(answers.Values, answer =>
        {
            Assert.Equal(PartnerAnswer.Partial, answer.Answer);
            Assert.Equal(reason, Assert.Single(answer.Dropped).Key);
            Assert.NotEmpty(answer.Offers);
            Assert.All(answer.Offers, IsSound);
            Assert.Equal(answer.Dropped[reason], counted.Of(answer.Partner, reason));
        });
    }

    [Theory]
    [InlineData("malformed")]
    [InlineData("server-error")]
    [InlineData("redirect-to-loopback")]
    [InlineData("oversized")]
    public async Task A_partner_whose_whole_answer_is_no_use_takes_nothing_from_the_others(string fault)
    {
        foreach (var hostile in PartnerBench.Names)
        {
            await using var bench = await PartnerBench.StartAsync();
            bench.Servers[hostile].Switch(fault, on: true);

            var answers = await bench.AskAsync();

            Assert.All(answers.Values, answer => Assert.Equal(answer.Partner == hostile ? PartnerAnswer.Failed : PartnerAnswer.Ok, answer.Answer));
            Assert.Empty(answers[hostile].Offers);
        }
    }

    [Fact]
    public async Task A_redirect_to_this_machine_is_not_followed()
    {
        await using var bench = await PartnerBench.StartAsync();
        Assert.All(bench.Servers.Values, server => server.Switch("redirect-to-loopback", on: true));

        var answers = await bench.AskAsync();

        Assert.All(answers.Values, answer => Assert.Equal(PartnerAnswer.Failed, answer.Answer));
        Assert.All(bench.Servers.Values, server => Assert.Equal(0, server.Strayed));
    }

    [Fact]
    public async Task Of_fifty_megabytes_no_more_is_taken_than_was_agreed()
    {
        var agreed = new PartnersOptions().MaxAnswerBytes;
        using var body = new CountingStream(50 * 1024 * 1024);

        var read = await BoundedBody.ReadAsync(body, agreed, TestContext.Current.CancellationToken);

        Assert.Null(read);
        Assert.InRange(body.Taken, agreed, agreed + 100_000);
        using var whole = new CountingStream(agreed);
        Assert.Equal(agreed, (await BoundedBody.ReadAsync(whole, agreed, TestContext.Current.CancellationToken))!.Length);
    }

    [Fact]
    public async Task A_partner_that_is_too_far_away_or_too_talkative_is_cut()
    {
        await using var bench = await PartnerBench.StartAsync();
        var answers = await bench.AskAsync();
        var reading = new OfferReading
        {
            Place = 0, HotelCode = "X", HotelName = "Far Away", Latitude = -PartnerBench.Question().Centre.Latitude, Longitude = 0, Rate = "r", RoomName = "Room",
            CheckIn = PartnerBench.Question().Dates.CheckIn, CheckOut = PartnerBench.Question().Dates.CheckOut, Currency = "EUR", Nights = ["1.00", "1.00"], Taxes = "0", Total = "2.00",
        };

        Assert.Equal(DropReason.TooFar, OfferRules.Judge(reading, PartnerBench.Question(), out _));
        Assert.Equal(DropReason.TextTooLong, OfferRules.Judge(reading with { HotelName = new string('x', 161) }, PartnerBench.Question(), out _));
        Assert.NotEmpty(answers);
    }

    [Fact]
    public async Task What_no_card_can_pay_is_dropped_and_all_of_what_is_offered_can_be_paid_and_given_back()
    {
        await using var bench = await PartnerBench.StartAsync();
        var usual = PartnerBench.Question(nights: 3);
        var question = new PartnerQuery(new GeoPoint(29.37, 47.98), usual.RadiusMeters, usual.Dates, usual.Rooms);

        var offers = (await bench.AskAsync(question)).Values.SelectMany(answer => answer.Offers).ToList();
        var odd = new OfferReading
        {
            Place = 0, HotelCode = "X", HotelName = "House", Latitude = 29.37, Longitude = 47.98, Rate = "r", RoomName = "Room",
            CheckIn = question.Dates.CheckIn, CheckOut = question.Dates.CheckOut, Currency = "KWD", Nights = ["1.000", "1.000", "1.000"], Taxes = "0.005", Total = "3.005",
        };

        Assert.Equal(DropReason.NotPayable, OfferRules.Judge(odd, question, out _));
        Assert.Null(OfferRules.Judge(odd with { Taxes = "0.010", Total = "3.010" }, question, out _));
        Assert.NotEmpty(offers);
        Assert.All(offers, offer => Assert.All(
            offer.Cancellation.Windows.Select(window => window.Penalty).Append(offer.Price.Total).Append(offer.Cancellation.NoShowPenalty).Select(Money.From),
            amount => Assert.Equal(("KWD", 0), (amount.Currency.Code, amount.Minor % 10))));
    }

    [Fact]
    public async Task Every_line_of_a_price_says_what_it_is_for()
    {
        await using var bench = await PartnerBench.StartAsync();
        var one = PartnerBench.Question();
        var two = new PartnerQuery(one.Centre, one.RadiusMeters, one.Dates, [.. one.Rooms, .. one.Rooms]);

        var forOne = (await bench.AskAsync(one)).Values.SelectMany(answer => answer.Offers).Select(LinesOf).ToList();
        var forTwo = (await bench.AskAsync(two)).Values.SelectMany(answer => answer.Offers).Select(LinesOf).ToList();

        Assert.All(forOne, lines => Assert.Equal(["Night of Mon 2 September 2030", "Night of Tue 3 September 2030", "Taxes and charges"], lines));
        Assert.All(forTwo, lines => Assert.Equal("2 rooms: night of Mon 2 September 2030", lines[0]));
        Assert.True(forOne.Count > 0 && forTwo.Count > 0);

        static string[] LinesOf(PartnerOffer offer) => [.. offer.Price.Lines.Select(line => line.Description)];
    }

    [Theory]
    [InlineData("1e3")]
    [InlineData("12.345")]
    [InlineData("NaN")]
    [InlineData("Infinity")]
    [InlineData("1,000.00")]
    [InlineData("99999999999999999999")]
    [InlineData("")]
    [InlineData(null)]
    public void What_is_no_exact_amount_of_the_currency_is_no_amount(string? text) => Assert.Null(Amounts.Read(text, Currency.Of("EUR"), inMinorUnits: false));

    [Theory]
    [InlineData("JPY", "5400", 5_400)]
    [InlineData("EUR", "54.1", 5_410)]
    [InlineData("KWD", "54.125", 54_125)]
    public void Amounts_are_read_in_the_digits_of_their_currency(string currency, string text, long minor) =>
        Assert.Equal(minor, Amounts.Read(text, Currency.Of(currency), inMinorUnits: false)?.Minor);

    private static void IsSound(PartnerOffer offer)
    {
        var total = Money.From(offer.Price.Total);
        Assert.True(total.Minor > 0);
        Assert.Equal(total.Minor, offer.Price.Lines.Sum(line => Money.From(line.Amount).Minor));
        Assert.Equal((PartnerBench.Question().Dates.CheckIn, PartnerBench.Question().Dates.CheckOut), (offer.Dates.CheckIn.ToDateOnly(), offer.Dates.CheckOut.ToDateOnly()));
        Assert.All(offer.Cancellation.Windows, window => Assert.InRange(Money.From(window.Penalty).Minor, 0, total.Minor));
        Assert.DoesNotContain('<', offer.HotelName);
        Assert.NotEmpty(offer.Cancellation.Sentences);
        Assert.InRange(offer.OfferToken.Length, 1, 4_000);
    }
}
