using Grpc.Core;
using HotelBooking.Contracts.Reservations.V1;
using HotelBooking.Stays;
using HotelBooking.Stays.Prices;
using HotelBooking.Tests.Stays;
using Posthouse.Values;

namespace HotelBooking.Tests.Reservations;

public sealed class QuoteTests(Shop shop) : IClassFixture<Shop>
{
    [Fact]
    public async Task Every_night_is_quoted_at_its_own_price_with_what_is_left()
    {
        var hotel = await shop.HotelAsync();
        await ChangeAsync(hotel, 11, new SetNightsRequest { PriceMinor = 15_000 });

        var quote = await shop.QuoteAsync(hotel, 10, 3);

        Assert.Equal(Offers.Eur(35_000), StayPrice.From(quote.Price).Total);
        Assert.Equal((5, "Casa " + hotel.Id), (quote.RoomsLeft, quote.Stay.HotelName));
    }

    [Theory]
    [InlineData(BookingReason.MinimumStay)]
    [InlineData(BookingReason.MaximumStay)]
    [InlineData(BookingReason.ClosedToArrival)]
    [InlineData(BookingReason.Closed)]
    public async Task A_restriction_of_the_arrival_is_refused_by_its_own_reason(BookingReason reason)
    {
        var hotel = await shop.HotelAsync();
        await ChangeAsync(hotel, 10, reason switch
        {
            BookingReason.MinimumStay => new SetNightsRequest { MinStay = 3 },
            BookingReason.MaximumStay => new SetNightsRequest { MaxStay = 1 },
            BookingReason.ClosedToArrival => new SetNightsRequest { ClosedToArrival = true },
            _ => new SetNightsRequest { Closed = true },
        });

        await Shop.RefusedAsync(reason, () => shop.QuoteAsync(hotel, 10, 2));
        Assert.NotEmpty((await shop.QuoteAsync(hotel, 11, 2)).QuoteToken);
    }

    [Fact]
    public async Task Departure_is_looked_up_on_its_own_day_also_where_the_calendar_ends()
    {
        var hotel = await shop.HotelAsync();
        await ChangeAsync(hotel, 12, new SetNightsRequest { ClosedToDeparture = true });

        await Shop.RefusedAsync(BookingReason.ClosedToDeparture, () => shop.QuoteAsync(hotel, 10, 2));
        Assert.NotEmpty((await shop.QuoteAsync(hotel, TestHotel.Nights - 2, 2)).QuoteToken);
        await Shop.RefusedAsync(BookingReason.Closed, () => shop.QuoteAsync(hotel, TestHotel.Nights - 1, 2));
    }

    [Fact]
    public async Task Too_many_guests_too_early_a_plan_and_too_many_rooms_are_refused()
    {
        var hotel = await shop.HotelAsync(new TestHotel { Plan = Offers.Plan with { MinDaysAhead = 7 } });
        var crowd = hotel.Request(shop.Now, 10, 1);
        crowd.Rooms[0].Adults = 4;

        await Shop.RefusedAsync(BookingReason.Occupancy, async () => await shop.Client.QuoteAsync(crowd));
        await Shop.RefusedAsync(BookingReason.AdvancePurchase, () => shop.QuoteAsync(hotel, 6, 1));
        await Shop.RefusedAsync(BookingReason.SoldOut, () => shop.QuoteAsync(hotel, 10, 1, rooms: 6));
    }

    [Theory]
    [InlineData("Pacific/Apia")]
    [InlineData("Pacific/Honolulu")]
    public async Task Today_is_the_hotels_today_wherever_the_guest_is(string zone)
    {
        var hotel = await shop.HotelAsync(new TestHotel { Zone = zone });

        var quote = await shop.QuoteAsync(hotel, 0, 1);

        Assert.Equal(HotelTime.Today(zone, shop.Now), quote.Stay.Dates.CheckIn.ToDateOnly());
        await Shop.RefusedAsync(BookingReason.PastDate, () => shop.QuoteAsync(hotel, -1, 2));
    }

    [Fact]
    public async Task What_is_not_for_sale_is_unknown_and_dates_that_are_none_are_told()
    {
        var hotel = await shop.HotelAsync();
        var unknown = hotel.Request(shop.Now, 10, 1);
        unknown.Own.RatePlanId = "nothing";
        var endless = hotel.Request(shop.Now, 10, 31);

        await Shop.RefusedAsync(BookingReason.UnknownOffer, async () => await shop.Client.QuoteAsync(unknown));
        var refusal = await Assert.ThrowsAsync<RpcException>(async () => await shop.Client.QuoteAsync(endless));
        Assert.Equal(StatusCode.InvalidArgument, refusal.StatusCode);
    }

    private async Task ChangeAsync(TestHotel hotel, int day, SetNightsRequest change)
    {
        (change.RoomTypeId, change.First, change.Last) = (hotel.Room, hotel.Day(shop.Now, day).ToProto(), hotel.Day(shop.Now, day).ToProto());
        await shop.Inventory.SetNightsAsync(change);
    }
}
