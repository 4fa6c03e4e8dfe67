using HotelBooking.Contracts.Reservations.V1;
using HotelBooking.Stays;
using HotelBooking.Stays.Guests;
using HotelBooking.Stays.Selling;
using HotelBooking.Stays.Terms;

namespace HotelBooking.Tests.Stays;

public sealed class RestrictionsTests
{
    private static readonly NightForSale Open = new(Free: 2, PriceMinor: 10_000, MinStay: 1, MaxStay: 0, NightRestrictions.None);
    private static readonly StayDates TwoNights = new(Offers.Day(6, 10), Offers.Day(6, 12));
    private static readonly DateOnly Today = Offers.Day(6, 1);

    [Fact]
    public void A_stay_is_sold_when_nothing_stands_against_it() => Assert.Null(Refusal([Open, Open]));

    [Fact]
    public void A_stay_shorter_than_the_arrival_allows_is_refused() =>
        Assert.Equal(BookingReason.MinimumStay, Refusal([Open with { MinStay = 3 }, Open]));

    [Fact]
    public void The_minimum_of_a_later_night_does_not_count() => Assert.Null(Refusal([Open, Open with { MinStay = 3 }]));

    [Fact]
    public void A_stay_longer_than_the_arrival_allows_is_refused() =>
        Assert.Equal(BookingReason.MaximumStay, Refusal([Open with { MaxStay = 1 }, Open]));

    [Fact]
    public void Nobody_arrives_on_a_day_closed_to_arrival()
    {
        Assert.Equal(BookingReason.ClosedToArrival, Refusal([Open with { Restrictions = NightRestrictions.ClosedToArrival }, Open]));
        Assert.Null(Refusal([Open, Open with { Restrictions = NightRestrictions.ClosedToArrival }]));
    }

    [Fact]
    public void Nobody_departs_on_a_day_closed_to_departure_though_it_is_no_night_of_the_stay()
    {
        Assert.Equal(BookingReason.ClosedToDeparture, Refusal([Open, Open], NightRestrictions.ClosedToDeparture));
        Assert.Null(Refusal([Open, Open with { Restrictions = NightRestrictions.ClosedToDeparture }]));
        Assert.Null(Refusal([Open, Open], NightRestrictions.Closed));
    }

    [Fact]
    public void A_closed_night_and_one_without_a_row_are_not_sold()
    {
        Assert.Equal(BookingReason.Closed, Refusal([Open, Open with { Restrictions = NightRestrictions.Closed }]));
        Assert.Equal(BookingReason.Closed, Refusal([Open, NightForSale.Missing]));
    }

    [Fact]
    public void Fewer_rooms_than_wanted_on_one_night_are_sold_out() =>
        Assert.Equal(BookingReason.SoldOut, Refusal([Open, Open with { Free = 0 }]));

    [Theory]
    [InlineData(9, 10, 0, true)]
    [InlineData(10, 10, 0, false)]
    [InlineData(30, 0, 30, false)]
    [InlineData(31, 0, 30, true)]
    public void A_plan_is_sold_within_its_window_of_days(int daysAhead, int min, int max, bool refused)
    {
        var plan = Offers.Plan with { MinDaysAhead = min, MaxDaysAhead = max };

        var refusal = Refusal([Open, Open], plan: plan, today: TwoNights.CheckIn.AddDays(-daysAhead));

        Assert.Equal(refused ? BookingReason.AdvancePurchase : null, refusal);
    }

    [Fact]
    public void Yesterday_is_not_sold_and_today_is()
    {
        Assert.Equal(BookingReason.PastDate, Refusal([Open, Open], today: Offers.Day(6, 11)));
        Assert.Null(Refusal([Open, Open], today: Offers.Day(6, 10)));
    }

    [Theory]
    [InlineData(3, new int[0], true)]
    [InlineData(4, new int[0], false)]
    [InlineData(2, new[] { 5, 6 }, true)]
    [InlineData(1, new[] { 5, 6, 7 }, false)]
    [InlineData(1, new[] { 1, 2, 5 }, true)]
    [InlineData(2, new[] { 1, 2, 5 }, false)]
    public void Guests_fit_by_adults_children_and_all_together(int adults, int[] ages, bool fits)
    {
        var refusal = Refusal([Open, Open], guests: Offers.Guests(adults, ages));

        Assert.Equal(fits ? null : BookingReason.Occupancy, refusal);
    }

    private static BookingReason? Refusal(
        NightForSale[] nights, NightRestrictions departure = default, RatePlan? plan = null, DateOnly? today = null, RoomGuests? guests = null) =>
        Restrictions.Refusal(Offers.Of(plan: plan), TwoNights, [guests ?? Offers.Guests(2)], new StayNights(nights, departure), today ?? Today);
}
