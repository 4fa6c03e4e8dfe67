using Grpc.Core;
using HotelBooking.Contracts.Search.V1;
using HotelBooking.Contracts.Stays.V1;
using HotelBooking.Stays;
using HotelBooking.Tests.Search.Standins;
using Posthouse.Calls;
using Posthouse.Values;
using Wire = HotelBooking.Contracts.Stays.V1;

namespace HotelBooking.Tests.Search;

/// <summary>Days are those of the hotel's place (AC-35, AC-38), and what makes no sense is refused field by field.</summary>
[Collection(SearchCollection.Name)]
public sealed class HotelDayTests(SearchCluster cluster)
{
    [Theory]
    [InlineData(Cities.Honolulu, "Pacific/Honolulu")]
    [InlineData(Cities.Apia, "Pacific/Apia")]
    [InlineData(Cities.Tokyo, "Asia/Tokyo")]
    public async Task Today_can_be_searched_and_yesterday_not_in_the_days_of_the_place(string place, string zone)
    {
        var today = HotelTime.Today(zone, cluster.Cluster.Clock.GetUtcNow());

        var found = await cluster.FindAsync(From(place, today));
        var refused = await Assert.ThrowsAsync<RpcException>(() => cluster.FindAsync(From(place, today.AddDays(-1))));

        Assert.True(found.Hotels.Count + found.Full.Count > 0);
        Assert.All(found.Hotels, result => Assert.Equal(zone, result.Hotel.TimeZone));
        Assert.Equal((StatusCode.InvalidArgument, "dates.check_in"), (refused.StatusCode, refused.GetFieldViolations()[0].Field));
    }

    [Fact]
    public async Task Hawaii_is_a_day_behind_Samoa()
    {
        var now = cluster.Cluster.Clock.GetUtcNow();
        var (honolulu, apia) = (HotelTime.Today("Pacific/Honolulu", now), HotelTime.Today("Pacific/Apia", now));

        var calendar = await CalendarAsync("h000005", apia.AddDays(-1), 2);
        var other = await CalendarAsync("h000004", honolulu.AddDays(-1), 2);

        Assert.Equal(("PAST_DATE", true), (calendar.Nights[0].Reason, calendar.Nights[1].Reason != "PAST_DATE"));
        Assert.Equal(("PAST_DATE", true), (other.Nights[0].Reason, other.Nights[1].Reason != "PAST_DATE"));
        Assert.InRange(apia.DayNumber - honolulu.DayNumber, 0, 1);
    }

    public static TheoryData<string, string[]> Nonsense() => new()
    {
        { "no dates", ["dates"] },
        { "no day", ["dates.check_in", "dates.check_out"] },
        { "30 February", ["dates.check_in"] },
        { "no night", ["dates.check_out"] },
        { "backwards", ["dates.check_out"] },
        { "31 nights", ["dates.check_out"] },
        { "9999", ["dates.check_out"] },
        { "year 1", ["dates.check_in"] },
        { "nobody", ["rooms"] },
        { "ten rooms", ["rooms"] },
        { "no adult", ["rooms[0].adults"] },
        { "old child", ["rooms[0].child_ages[0]"] },
        { "large page", ["page_size"] },
    };

    [Theory]
    [MemberData(nameof(Nonsense))]
    public async Task What_makes_no_sense_is_refused_with_its_fields(string what, string[] fields)
    {
        var request = cluster.Ask(Cities.Lisbon, 5, 1);
        switch (what)
        {
            case "no dates": request.Dates = null; break;
            case "no day": request.Dates = new Wire.StayDates(); break;
            case "30 February": request.Dates.CheckIn = new Google.Type.Date { Year = 2030, Month = 2, Day = 30 }; break;
            case "no night": request.Dates.CheckOut = request.Dates.CheckIn; break;
            case "backwards": request.Dates = new Wire.StayDates { CheckIn = request.Dates.CheckOut, CheckOut = request.Dates.CheckIn }; break;
            case "31 nights": request.Dates = cluster.Stay(5, 31); break;
            case "9999": request.Dates = Stay(new DateOnly(9999, 12, 30), new DateOnly(9999, 12, 31)); break;
            case "year 1": request.Dates = Stay(new DateOnly(1, 1, 1), new DateOnly(1, 1, 2)); break;
            case "nobody": request.Rooms.Clear(); break;
            case "ten rooms": request.Rooms.AddRange(Enumerable.Repeat(new RoomOccupancy { Adults = 1 }, 9)); break;
            case "no adult": request.Rooms[0].Adults = 0; break;
            case "old child": request.Rooms[0].ChildAges.Add(18); break;
            default: request.PageSize = 101; break;
        }

        var refused = await Assert.ThrowsAsync<RpcException>(() => cluster.FindAsync(request));

        Assert.Equal(StatusCode.InvalidArgument, refused.StatusCode);
        Assert.Equal(fields, what == "no day" ? refused.GetFieldViolations().Select(violation => violation.Field).Order() : refused.GetFieldViolations().Select(violation => violation.Field));
    }

    [Fact]
    public async Task The_calendar_has_the_cheapest_total_of_each_night_alone_and_says_why_there_is_none()
    {
        var hotel = Expected.Catalogue.Find("h000021")!;
        RoomOccupancy[] rooms = [new RoomOccupancy { Adults = 2 }];

        var calendar = await CalendarAsync(hotel.HotelId, cluster.Today.AddDays(2), 80);

        Assert.Equal(80, calendar.Nights.Count);
        Assert.All(calendar.Nights, night =>
        {
            var date = night.Night.ToDateOnly();
            var offers = Expected.Offers(hotel, Stay(date, date.AddDays(1)), rooms, cluster.Cluster.Clock.GetUtcNow());
            Assert.Equal(offers.Count == 0, night.Total is null);
            Assert.Equal(offers.Count == 0, night.Reason.Length > 0);
            Assert.True(offers.Count == 0 || offers.Values.Min() == Money.From(night.Total!));
        });
        Assert.Equal("CLOSED", (await CalendarAsync(hotel.HotelId, cluster.Today, 400)).Nights[399].Reason);
    }

    [Fact]
    public async Task An_unknown_hotel_is_refused()
    {
        var refused = await Assert.ThrowsAsync<RpcException>(() => CalendarAsync("h999999", cluster.Today, 1));

        Assert.True(refused.HasReason(SearchReason.UnknownHotel));
    }

    private static Wire.StayDates Stay(DateOnly from, DateOnly to) => new() { CheckIn = from.ToProto(), CheckOut = to.ToProto() };

    private SearchHotelsRequest From(string place, DateOnly first)
    {
        var request = cluster.Ask(place, 5, 1);
        request.Dates = Stay(first, first.AddDays(1));
        return request;
    }

    private async Task<GetPriceCalendarResponse> CalendarAsync(string hotelId, DateOnly first, int nights) => await cluster.Search.GetPriceCalendarAsync(
        new GetPriceCalendarRequest { HotelId = hotelId, First = first.ToProto(), Nights = nights, Rooms = { new RoomOccupancy { Adults = 2 } } },
        cancellationToken: TestContext.Current.CancellationToken);
}
