using Grpc.Core;
using HotelBooking.Contracts.Partners.V1;
using HotelBooking.Contracts.Reservations.V1;
using HotelBooking.Contracts.Search.V1;
using HotelBooking.FictionalHotels.Hotels;
using HotelBooking.Stays;
using HotelBooking.Stays.Selling;
using HotelBooking.Stays.Terms;
using Posthouse.Components;
using Posthouse.Storage;
using Posthouse.Values;

namespace Posthouse.Bench.Search;

/// <summary>Stands where Reservations stands: sells the made-up hotels as they are.</summary>
internal sealed class ReservationsComponent : IComponent
{
    public static void Define(ComponentBuilder component) => component
        .Serves<SnapshotEndpoint>()
        .Stores(Migrations.None)
        .Publishes<InventoryChanged>()
        .Publishes<TermsChanged>()
        .Configures<FictionalHotelsOptions>("FictionalHotels");
}

/// <summary>Partners are not asked.</summary>
internal sealed class PartnersComponent : IComponent
{
    public static void Define(ComponentBuilder component) => component.Serves<NoOffersEndpoint>();
}

/// <summary>Somebody who searches from within the process.</summary>
internal sealed class VisitorsComponent : IComponent
{
    public static void Define(ComponentBuilder component) => component.Calls<SearchService.SearchServiceClient>();
}

internal sealed class NoOffersEndpoint : PartnersService.PartnersServiceBase;

internal sealed class SnapshotEndpoint(FictionalHotelsOptions options, TimeProvider time) : InventoryService.InventoryServiceBase
{
    public override async Task ReadSnapshot(ReadSnapshotRequest request, IServerStreamWriter<ReadSnapshotResponse> responseStream, ServerCallContext context)
    {
        await responseStream.WriteAsync(new ReadSnapshotResponse { Position = 0 });
        foreach (var hotel in new HotelCatalogue(options.Count).Hotels)
        {
            await responseStream.WriteAsync(new ReadSnapshotResponse { Terms = hotel.Terms.ToProto() });
            var today = HotelTime.Today(hotel.City.Zone, time.GetUtcNow());
            foreach (var room in hotel.Rooms)
            {
                await responseStream.WriteAsync(new ReadSnapshotResponse { Nights = NightsOf(hotel, room.RoomTypeId, today) });
            }
        }
    }

    private RoomNights NightsOf(FictionalHotel hotel, string roomTypeId, DateOnly first)
    {
        var run = new RoomNights { RoomTypeId = roomTypeId, FirstNight = first.ToProto() };
        foreach (var night in hotel.Nights(roomTypeId, first, options.Nights))
        {
            var restrictions = (night.Closed ? NightRestrictions.Closed : NightRestrictions.None)
                | (night.ClosedToArrival ? NightRestrictions.ClosedToArrival : NightRestrictions.None)
                | (night.ClosedToDeparture ? NightRestrictions.ClosedToDeparture : NightRestrictions.None);
            run.Add(new NightForSale(night.Allotment, night.PriceMinor, night.MinStay, night.MaxStay, restrictions));
        }

        return run;
    }
}
