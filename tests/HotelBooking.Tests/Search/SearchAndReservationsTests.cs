using HotelBooking.Contracts.Reservations.V1;
using HotelBooking.Contracts.Search.V1;
using HotelBooking.Contracts.Stays.V1;
using HotelBooking.Search;
using HotelBooking.Stays;
using HotelBooking.Tests.Reservations;
using HotelBooking.Tests.Reservations.Scripted;
using HotelBooking.Tests.Search.Standins;
using Microsoft.Extensions.DependencyInjection;
using Posthouse.Calls;
using Posthouse.Storage;
using Posthouse.Testing.Clusters;
using Posthouse.Testing.Observing;
using Posthouse.Values;
using StayDates = HotelBooking.Contracts.Stays.V1.StayDates;

namespace HotelBooking.Tests.Search;

/// <summary>Search beside the real Reservations: the same prices, and what is taken or closed there is soon gone here.</summary>
public sealed class SearchAndReservationsTests : IAsyncLifetime
{
    private static readonly RoomOccupancy Family = new() { Adults = 2, ChildAges = { 4 } };

    private TestCluster _cluster = null!;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    private SearchService.SearchServiceClient Search => _cluster.ClientOf<SearchService.SearchServiceClient>(null);

    private ReservationsService.ReservationsServiceClient Reservations => _cluster.ClientOf<ReservationsService.ReservationsServiceClient>(FrontComponent.Name);

    private InventoryService.InventoryServiceClient Inventory => _cluster.ClientOf<InventoryService.InventoryServiceClient>(FrontComponent.Name);

    public async ValueTask InitializeAsync()
    {
        var shop = Shop.Options();
        _cluster = await TestCluster.StartAsync(
            """{ "processes": { "all": { "components": ["*"], "public": true } } }""",
            shop with
            {
                Compose = application =>
                {
                    shop.Compose(application);
                    application.Add<SearchComponent>();
                },
                Settings = new Dictionary<string, string>(StringComparer.Ordinal) { ["FictionalHotels:Count"] = "10", ["FictionalHotels:Nights"] = "60" },
            },
            CancellationToken.None);
    }

    public ValueTask DisposeAsync() => _cluster.DisposeAsync();

    [Fact]
    public async Task Every_offer_of_every_hotel_has_the_price_of_its_quote_line_by_line()
    {
        var compared = 0;
        foreach (var hotel in Expected.Catalogue.Hotels.Take(10))
        {
            foreach (var (days, nights) in new[] { (4, 1), (10, 5), (40, 9) })
            {
                var page = await PageAsync(hotel.HotelId, days, nights, Family);
                foreach (var offer in page.Offers)
                {
                    var quote = await Reservations.QuoteAsync(
                        new QuoteRequest
                        {
                            Own = new OwnOffer { HotelId = hotel.HotelId, RoomTypeId = offer.RoomTypeId, RatePlanId = offer.RatePlanId },
                            Dates = Stay(days, nights),
                            Rooms = { Family },
                        },
                        cancellationToken: Cancelled);
                    Assert.Equal(quote.Price, offer.Price);
                    Assert.Equal((quote.Cancellation.FreeUntil, quote.RoomsLeft), (offer.Cancellation.FreeUntil, offer.RoomsLeft));
                    compared++;
                }
            }
        }

        Assert.InRange(compared, 50, 1_000);
    }

    [Fact]
    public async Task The_read_model_is_night_by_night_what_reservations_sells()
    {
        var search = _cluster.ServicesOf("Search").GetRequiredService<Database>();
        foreach (var room in Expected.Catalogue.Hotels.Take(10).SelectMany(hotel => hotel.Rooms))
        {
            var today = HotelTime.Today(Expected.Catalogue.Find(room.RoomTypeId[..7])!.City.Zone, _cluster.Clock.GetUtcNow());
            var sold = await Inventory.GetNightsAsync(
                new GetNightsRequest { RoomTypeId = room.RoomTypeId, First = today.ToProto(), Last = today.AddDays(59).ToProto() }, cancellationToken: Cancelled);
            var copied = await search.ReadAsync(
                reader => reader.QueryAsync<(int Night, int Free, long PriceMinor)>(
                    "select night, free, price_minor from nights join room_types using (room_key) where room_type_id = @RoomTypeId and night >= @first order by night",
                    new { room.RoomTypeId, first = today.DayNumber }),
                Cancelled);

            Assert.Equal(sold.Nights.Select(night => (night.Night.ToDateOnly().DayNumber, night.Allotment, night.PriceMinor)), copied.Take(60));
        }
    }

    [Fact]
    public async Task The_last_room_that_somebody_holds_is_gone_until_it_is_given_back()
    {
        foreach (var room in Expected.Catalogue.Find("h000008")!.Rooms)
        {
            await Inventory.SetNightsAsync(
                new SetNightsRequest
                {
                    RoomTypeId = room.RoomTypeId, First = Stay(20, 1).CheckIn, Last = Stay(20, 3).CheckOut,
                    Allotment = room.RoomTypeId.EndsWith("-dbl", StringComparison.Ordinal) ? 1 : 0, MinStay = 1, Closed = false, ClosedToArrival = false, ClosedToDeparture = false,
                },
                cancellationToken: Cancelled);
        }

        var open = await Eventually.BecomesAsync(() => PageAsync("h000008", 20, 2, Family), page => page.Offers.Count > 0 && page.Offers.All(offer => offer.RoomsLeft == 1), "the last room", Cancelled);
        var quote = await Reservations.QuoteAsync(
            new QuoteRequest
            {
                Own = new OwnOffer { HotelId = "h000008", RoomTypeId = open.Offers[0].RoomTypeId, RatePlanId = open.Offers[0].RatePlanId }, Dates = Stay(20, 2), Rooms = { Family },
            },
            cancellationToken: Cancelled);
        var held = await Reservations.HoldAsync(new HoldRequest { QuoteToken = quote.QuoteToken }, IdempotencyKeys.Header("the-last-room"), cancellationToken: Cancelled);
        var full = await Eventually.BecomesAsync(() => PageAsync("h000008", 20, 2, Family), page => page.Offers.Count == 0, "sold out", Cancelled);
        await Reservations.ReleaseHoldAsync(new ReleaseHoldRequest { AccessKey = held.AccessKey }, cancellationToken: Cancelled);
        var again = await Eventually.BecomesAsync(() => PageAsync("h000008", 20, 2, Family), page => page.Offers.Count > 0, "the room given back", Cancelled);

        Assert.Equal("SOLD_OUT", full.Reason);
        Assert.Equal(open.Offers.Select(offer => offer.Price), again.Offers.Select(offer => offer.Price));
    }

    private StayDates Stay(int days, int nights)
    {
        var today = DateOnly.FromDateTime(_cluster.Clock.GetUtcNow().UtcDateTime);
        return new StayDates { CheckIn = today.AddDays(days).ToProto(), CheckOut = today.AddDays(days + nights).ToProto() };
    }

    private async Task<GetHotelResponse> PageAsync(string hotelId, int days, int nights, RoomOccupancy room) =>
        await Search.GetHotelAsync(new GetHotelRequest { HotelId = hotelId, Dates = Stay(days, nights), Rooms = { room } }, cancellationToken: Cancelled);
}
