using HotelBooking.Stays;
using HotelBooking.Stays.Cancelling;
using HotelBooking.Stays.Prices;
using HotelBooking.Stays.Terms;

namespace HotelBooking.Tests.Stays;

public sealed class CancellationTests
{
    private static readonly DateTimeOffset Quoted = new(2026, 12, 1, 9, 0, 0, TimeSpan.Zero);
    private static readonly CancellationRule TwoDaysBefore = new(2, new TimeOnly(18, 0), new Penalty.Nights(1));
    private static readonly CancellationRule OneDayBefore = new(1, new TimeOnly(12, 0), new Penalty.Share(10_000));

    [Theory]
    [InlineData("2027-03-29", "2027-03-27T18:00:00Z")]
    [InlineData("2027-03-30", "2027-03-28T17:00:00Z")]
    [InlineData("2027-11-01", "2027-10-30T17:00:00Z")]
    [InlineData("2027-11-02", "2027-10-31T18:00:00Z")]
    public void The_deadline_is_six_in_the_evening_of_the_hotel_before_and_after_the_clocks_change(string checkIn, string deadline)
    {
        var expected = DateTimeOffset.Parse(deadline);
        var dates = Nights(DateOnly.Parse(checkIn), 2);

        var terms = Resolve(dates, [TwoDaysBefore]);

        Assert.Equal(expected, terms.FreeUntil);
        Assert.Equal(Offers.Eur(0), At(terms, dates, expected.AddSeconds(-1)).Penalty);
        Assert.Equal(Offers.Eur(10_000), At(terms, dates, expected).Penalty);
    }

    [Fact]
    public void A_deadline_that_the_clocks_skip_moves_forward()
    {
        var skipped = new CancellationRule(1, new TimeOnly(1, 30), new Penalty.Nights(1));

        var terms = Resolve(Nights(Offers.Day(3, 29), 1), [skipped]);

        Assert.Equal(new DateTimeOffset(2027, 3, 28, 1, 30, 0, TimeSpan.Zero), terms.FreeUntil);
        Assert.Contains("Sun 28 March 2027, 02:30 hotel time (UTC+01:00)", terms.Sentences[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Of_a_deadline_that_the_clocks_pass_twice_the_later_one_counts()
    {
        var twice = new CancellationRule(1, new TimeOnly(1, 30), new Penalty.Nights(1));

        var terms = Resolve(Nights(Offers.Day(11, 1), 1), [twice]);

        Assert.Equal(new DateTimeOffset(2027, 10, 31, 1, 30, 0, TimeSpan.Zero), terms.FreeUntil);
    }

    [Fact]
    public void Windows_follow_each_other_and_the_arrival_is_the_last()
    {
        var dates = Nights(Offers.Day(6, 10), 2);
        var terms = Resolve(dates, [TwoDaysBefore, OneDayBefore], noShow: 10_000);

        Assert.Equal(Offers.Eur(0), At(terms, dates, Utc(6, 8, 16)).Penalty);
        Assert.Equal(Offers.Eur(10_000), At(terms, dates, Utc(6, 8, 17)).Penalty);
        Assert.Equal(Offers.Eur(20_000), At(terms, dates, Utc(6, 9, 11)).Penalty);
    }

    [Fact]
    public void After_the_arrival_date_cancelling_is_never_cheaper_than_not_coming()
    {
        var dates = Nights(Offers.Day(6, 10), 2);
        var terms = Resolve(dates, [], noShow: 8_000);

        Assert.Equal(Offers.Eur(0), At(terms, dates, Utc(6, 10, 22)).Penalty);
        Assert.Equal(Offers.Eur(16_000), At(terms, dates, Utc(6, 10, 23)).Penalty);
        Assert.Equal(Offers.Eur(4_000), At(terms, dates, Utc(6, 11, 9)).Refund);
    }

    [Fact]
    public void A_deadline_that_is_over_when_quoted_leaves_nothing_free()
    {
        var terms = Resolve(Nights(Offers.Day(6, 10), 2), [TwoDaysBefore], quoted: Utc(6, 9, 9));

        Assert.Null(terms.FreeUntil);
        Assert.Equal(Utc(6, 9, 9), Assert.Single(terms.Windows).From);
        Assert.Equal("Cancelling is not free of charge.", terms.Sentences[0]);
    }

    [Fact]
    public void A_plan_that_gives_nothing_back_says_so_from_the_booking_on()
    {
        var dates = Nights(Offers.Day(6, 10), 2);
        var terms = Resolve(dates, [new CancellationRule(CancellationRule.FromBooking, TimeOnly.MinValue, new Penalty.Share(10_000))]);

        Assert.Equal("From the booking on, the whole amount of €\u202f200.00 is kept if you cancel.", terms.Sentences[1]);
        Assert.Equal(Offers.Eur(0), At(terms, dates, Quoted).Refund);
    }

    [Fact]
    public void A_penalty_is_never_more_than_what_was_charged()
    {
        var dates = Nights(Offers.Day(6, 10), 2);
        var terms = Resolve(dates, [new CancellationRule(2, new TimeOnly(18, 0), new Penalty.Amount(99_999_999))]);

        Assert.Equal(Offers.Eur(20_000), terms.Windows[0].Penalty);
        Assert.Equal(Offers.Eur(5_000), CancellationCharge.At(terms, dates, Offers.Eur(5_000), Utc(6, 9, 9)).Penalty);
    }

    [Fact]
    public void Terms_come_back_from_the_wire()
    {
        var dates = Nights(Offers.Day(6, 10), 2);
        var terms = Resolve(dates, [TwoDaysBefore, OneDayBefore], noShow: 10_000);

        var back = CancellationTerms.From(terms.ToProto());

        Assert.Equal(terms.ToProto(), back.ToProto());
        Assert.Equal(terms.Windows, back.Windows);
    }

    [Fact]
    public void Today_is_the_hotels_own_date()
    {
        var now = new DateTimeOffset(2027, 6, 10, 23, 30, 0, TimeSpan.FromHours(-10));

        Assert.Equal(Offers.Day(6, 10), HotelTime.Today("Pacific/Honolulu", now));
        Assert.Equal(Offers.Day(6, 11), HotelTime.Today("Pacific/Apia", now));
        Assert.Equal(Offers.Day(6, 11), HotelTime.Today("Pacific/Honolulu", now.AddHours(1)));
    }

    private static StayDates Nights(DateOnly checkIn, int count) => new(checkIn, checkIn.AddDays(count));

    private static DateTimeOffset Utc(int month, int day, int hour) => new(2027, month, day, hour, 0, 0, TimeSpan.Zero);

    private static CancellationCharge At(CancellationTerms terms, StayDates dates, DateTimeOffset now) =>
        CancellationCharge.At(terms, dates, Offers.Eur(20_000), now);

    private static CancellationTerms Resolve(StayDates dates, IReadOnlyList<CancellationRule> rules, int noShow = 0, DateTimeOffset? quoted = null)
    {
        var offer = Offers.Of(plan: Offers.Plan with { Cancellation = rules, NoShowBasisPoints = noShow });
        var price = StayPricing.Price(offer, dates, [Offers.Guests(2)], [.. Enumerable.Repeat(20_000L / dates.Count, dates.Count)]);
        return CancellationPolicy.Resolve(offer, dates, price, quoted ?? Quoted);
    }
}
