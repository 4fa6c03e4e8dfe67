using HotelBooking.BookingUi.Criteria;
using HotelBooking.Stays;
using HotelBooking.Stays.Guests;
using Microsoft.Extensions.Primitives;

namespace HotelBooking.Tests.BookingUi.Search;

public sealed class StayReadingTests
{
    private static readonly DateOnly Today = new(2026, 11, 21);

    [Fact]
    public void A_stay_comes_back_from_its_own_address()
    {
        var stay = new StayQuery(new StayDates(new(2027, 3, 12), new(2027, 3, 15)), [new RoomGuests(2, [5, 9]), new RoomGuests(1, [])]);

        Assert.Equal("in=2027-03-12&out=2027-03-15&rooms=2-5.9_1", stay.Address);
        Assert.Equal(stay, Read(("in", stay.In), ("out", stay.Out), ("rooms", stay.RoomsText)));
    }

    [Theory]
    [InlineData("2027-03-12", "2027-03-10", "2027-03-12", "2027-03-13", "was not after the arrival")]
    [InlineData("2027-03-12", "2027-03-12", "2027-03-12", "2027-03-13", "was not after the arrival")]
    [InlineData("2020-01-01", "2020-01-03", "2026-11-21", "2026-11-22", "is over")]
    [InlineData("2027-03-12", "2027-06-12", "2027-03-12", "2027-04-11", "at most 30 nights")]
    [InlineData("2999-01-01", "2999-01-02", "2026-12-05", "2026-12-06", "not sold as far ahead")]
    [InlineData("whenever", "2027-03-15", "2027-03-14", "2027-03-15", "could not read “whenever”")]
    public void What_cannot_be_is_moved_and_said(string typedIn, string typedOut, string checkIn, string checkOut, string remark)
    {
        var stay = Read(("in", typedIn), ("out", typedOut));

        Assert.Equal((checkIn, checkOut), (stay.In, stay.Out));
        Assert.Contains(stay.Remarks, words => words.Contains(remark, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("2_2_2_2_2_2_2_2_2_2_2_2_2_2_2_2_2_2_2_2", "At most 9 rooms")]
    [InlineData("2-", "could not read who sleeps where")]
    [InlineData("0", "could not read who sleeps where")]
    public void Rooms_that_cannot_be_are_said_to_be_so(string rooms, string remark)
    {
        var stay = Read(("rooms", rooms));

        Assert.Equal("2", stay.RoomsText);
        Assert.Contains(remark, Assert.Single(stay.Remarks), StringComparison.Ordinal);
    }

    [Fact]
    public void More_rooms_in_the_form_than_are_sold_at_once_are_left_out_and_that_is_said()
    {
        var stay = new StayReading(field => field == "adults" ? new StringValues([.. Enumerable.Repeat("1", 20)]) : default, Today).Read();

        Assert.Equal(9, stay.Rooms.Length);
        Assert.Contains("At most 9 rooms", Assert.Single(stay.Remarks), StringComparison.Ordinal);
    }

    [Fact]
    public void Without_dates_it_is_two_nights_in_two_weeks_and_nothing_is_said()
    {
        var stay = Read();

        Assert.Equal(("2026-12-05", "2026-12-07", false), (stay.In, stay.Out, stay.HasDates));
        Assert.Empty(stay.Remarks);
    }

    [Fact]
    public void The_form_sends_a_pair_of_fields_for_each_room_and_a_room_without_adults_is_none()
    {
        var stay = new StayReading(field => field switch { "adults" => new StringValues(["2", "1", "0"]), "ages" => new StringValues(["5, 9", "", ""]), _ => default }, Today).Read();

        Assert.Equal("2-5.9_1", stay.RoomsText);
        Assert.Empty(stay.Remarks);
    }

    [Theory]
    [InlineData("0", "", "2", "Every room needs an adult")]
    [InlineData("99", "", "9", "at most 9 adults")]
    [InlineData("2", "5, 18", "2-5", "counts as an adult")]
    [InlineData("2", "-1", "2", "whole years")]
    [InlineData("2", "1 2 3 4 5 6 7 8 9", "2-1.2.3.4.5.6.7.8", "at most 8 children")]
    [InlineData("two", "", "2", "Every room needs an adult")]
    public void Guests_that_do_not_fit_are_said(string adults, string ages, string rooms, string remark)
    {
        var stay = Read(("adults", adults), ("ages", ages));

        Assert.Equal(rooms, stay.RoomsText);
        Assert.Contains(stay.Remarks, words => words.Contains(remark, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("0")]
    [InlineData("10")]
    [InlineData("2-18")]
    [InlineData("2-")]
    [InlineData("-1")]
    [InlineData("1000000000")]
    [InlineData("2_")]
    [InlineData("2-1.2.3.4.5.6.7.8.9")]
    [InlineData("1_1_1_1_1_1_1_1_1_1")]
    [InlineData("2\0")]
    public void Rooms_of_an_address_that_nobody_made_here_are_two_adults(string rooms)
    {
        var stay = Read(("rooms", rooms));

        Assert.Equal("2", stay.RoomsText);
        Assert.Single(stay.Remarks);
    }

    private static StayQuery Read(params (string Name, string Value)[] fields) =>
        new StayReading(field => fields.Where(other => other.Name == field).Select(other => other.Value).ToArray(), Today).Read();
}
