using HotelBooking.BookingUi.Criteria;

namespace HotelBooking.Tests.BookingUi.Search;

public sealed class TypedDateTests
{
    private static readonly DateOnly Today = new(2026, 11, 21);

    [Theory]
    [InlineData("2027-03-12")]
    [InlineData("12.3.27")]
    [InlineData("12.03.2027")]
    [InlineData("12/3/2027")]
    [InlineData("3/27/2027", 27)]
    [InlineData("12 Mar")]
    [InlineData("12mar")]
    [InlineData("Mar 12")]
    [InlineData("12. März 2027")]
    [InlineData("12 March 2027")]
    [InlineData("March 12th, 2027")]
    [InlineData("Fri 12 Mar 2027")]
    [InlineData("friday, 12 march")]
    [InlineData("2027 Mar 12")]
    [InlineData(" 12 - 3 ")]
    public void A_date_is_read_as_people_type_it(string typed, int day = 12) =>
        Assert.Equal(new DateOnly(2027, 3, day), TypedDate.Read(typed, Today));

    [Theory]
    [InlineData("today", 21)]
    [InlineData("Tomorrow", 22)]
    [InlineData("21 Nov", 21)]
    public void A_date_without_a_year_is_the_next_such_day(string typed, int day) =>
        Assert.Equal(new DateOnly(2026, 11, day), TypedDate.Read(typed, Today));

    [Fact]
    public void The_29th_of_February_without_a_year_is_in_the_next_leap_year() =>
        Assert.Equal(new DateOnly(2028, 2, 29), TypedDate.Read("29 Feb", Today));

    [Theory]
    [InlineData("")]
    [InlineData("soon")]
    [InlineData("2030-02-30")]
    [InlineData("31.4.2027")]
    [InlineData("0001-01-01x")]
    [InlineData("12")]
    [InlineData("12 12 12 12")]
    [InlineData("99999999999999999999.1.1")]
    [InlineData("9999-12-31")]
    [InlineData("١٢ Mar 2027")]
    [InlineData("<script>")]
    public void What_is_no_date_is_none(string typed) => Assert.Null(TypedDate.Read(typed, Today));
}
