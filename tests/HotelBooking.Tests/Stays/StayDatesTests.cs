using HotelBooking.Stays;

namespace HotelBooking.Tests.Stays;

public sealed class StayDatesTests
{
    [Theory]
    [InlineData(1, 3, false)]
    [InlineData(5, 10, false)]
    [InlineData(8, 12, true)]
    [InlineData(12, 14, true)]
    [InlineData(10, 15, true)]
    [InlineData(8, 18, true)]
    [InlineData(13, 18, true)]
    [InlineData(15, 18, false)]
    [InlineData(20, 22, false)]
    public void Stays_overlap_when_they_need_a_bed_on_the_same_night(int checkIn, int checkOut, bool overlaps)
    {
        var taken = new StayDates(Offers.Day(6, 10), Offers.Day(6, 15));
        var wanted = new StayDates(Offers.Day(6, checkIn), Offers.Day(6, checkOut));

        Assert.Equal(overlaps, taken.Overlaps(wanted));
        Assert.Equal(overlaps, wanted.Overlaps(taken));
        Assert.Equal(overlaps, taken.Nights.Intersect(wanted.Nights).Any());
    }

    [Theory]
    [InlineData("2027-03-27", "2027-03-29", 2)]
    [InlineData("2027-10-30", "2027-11-01", 2)]
    [InlineData("2028-02-28", "2028-03-01", 2)]
    [InlineData("2027-12-31", "2028-01-01", 1)]
    [InlineData("2027-05-01", "2027-05-31", 30)]
    public void Nights_are_counted_in_dates_whatever_the_clocks_do(string checkIn, string checkOut, int nights) =>
        Assert.Equal(nights, Of(checkIn, checkOut).Count);

    [Theory]
    [InlineData("2027-05-01", "2027-05-01")]
    [InlineData("2027-05-02", "2027-05-01")]
    [InlineData("2027-05-01", "2027-06-01")]
    [InlineData("0001-01-01", "9999-12-31")]
    public void No_night_and_more_than_thirty_are_no_stay(string checkIn, string checkOut) =>
        Assert.Throws<ArgumentException>(() => Of(checkIn, checkOut));

    [Fact]
    public void Dates_that_the_calendar_does_not_have_are_no_stay()
    {
        var wire = new StayDates(Offers.Day(2, 27), Offers.Day(2, 28)).ToProto();
        wire.CheckOut.Day = 30;

        Assert.False(wire.TryToStayDates(out _));
    }

    private static StayDates Of(string checkIn, string checkOut) => new(DateOnly.Parse(checkIn), DateOnly.Parse(checkOut));
}
