using Grpc.Core;
using HotelBooking.Contracts.Reservations.V1;
using HotelBooking.FictionalHotels.Hotels;
using HotelBooking.Stays;
using HotelBooking.Stays.Selling;
using HotelBooking.Stays.Terms;
using Posthouse.Components;
using Posthouse.Storage;
using Posthouse.Values;

namespace HotelBooking.Tests.Search.Standins;

/// <summary>Stands where Reservations stands: sells the made-up hotels as they are, and publishes what a test changes.</summary>
internal sealed class ReservationsComponent : IComponent
{
    public static void Define(ComponentBuilder component) => component
        .Serves<SnapshotEndpoint>()
        .Stores(Migrations.None)
        .Publishes<InventoryChanged>()
        .Publishes<TermsChanged>()
        .Configures<FictionalHotelsOptions>("FictionalHotels");
}

internal sealed class SnapshotEndpoint(FictionalHotelsOptions options, Database database, TimeProvider time) : InventoryService.InventoryServiceBase
{
    public override async Task ReadSnapshot(ReadSnapshotRequest request, IServerStreamWriter<ReadSnapshotResponse> responseStream, ServerCallContext context)
    {
        var position = await database.ReadAsync(reader => reader.QuerySingleAsync<long>("select coalesce(max(position), 0) from posthouse_events"), context.CancellationToken);
        await responseStream.WriteAsync(new ReadSnapshotResponse { Position = position });
        foreach (var hotel in new HotelCatalogue(options.Count).Hotels)
        {
            await responseStream.WriteAsync(new ReadSnapshotResponse { Terms = hotel.Terms.ToProto() });
            foreach (var room in hotel.Rooms)
            {
                var today = HotelTime.Today(hotel.City.Zone, time.GetUtcNow());
                await responseStream.WriteAsync(new ReadSnapshotResponse { Nights = NightsOf(hotel, room.RoomTypeId, today, options.Nights) });
            }
        }
    }

    public static RoomNights NightsOf(FictionalHotel hotel, string roomTypeId, DateOnly first, int count)
    {
        var run = new RoomNights { RoomTypeId = roomTypeId, FirstNight = first.ToProto() };
        foreach (var night in hotel.Nights(roomTypeId, first, count))
        {
            run.Add(ForSale(night));
        }

        return run;
    }

    public static NightForSale ForSale(NightTerms night) => new(
        night.Allotment,
        night.PriceMinor,
        night.MinStay,
        night.MaxStay,
        (night.Closed ? NightRestrictions.Closed : NightRestrictions.None)
            | (night.ClosedToArrival ? NightRestrictions.ClosedToArrival : NightRestrictions.None)
            | (night.ClosedToDeparture ? NightRestrictions.ClosedToDeparture : NightRestrictions.None));
}
