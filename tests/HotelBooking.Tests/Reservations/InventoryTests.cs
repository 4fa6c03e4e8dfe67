using Grpc.Core;
using HotelBooking.Contracts.Reservations.V1;
using HotelBooking.FictionalHotels.Hotels;
using HotelBooking.Stays.Terms;
using Posthouse.Calls;
using Posthouse.Values;

namespace HotelBooking.Tests.Reservations;

public sealed class InventoryTests(Shop shop) : IClassFixture<Shop>
{
    [Fact]
    public async Task The_first_start_sells_the_made_up_hotels_as_they_are()
    {
        var hotel = new HotelCatalogue(1).Hotels[0];

        var parts = await SnapshotAsync();

        Assert.Contains(parts, part => part.Terms is { } terms && terms.Equals(hotel.Terms.ToProto()));
        var nights = parts.Select(part => part.Nights).First(run => run?.RoomTypeId == hotel.Rooms[0].RoomTypeId)!;
        var expected = hotel.Nights(hotel.Rooms[0].RoomTypeId, nights.FirstNight.ToDateOnly(), 5).ToList();
        Assert.Equal(expected.Select(night => night.PriceMinor), nights.PriceMinor);
        Assert.Equal(expected.Select(night => night.Allotment), nights.Free);
    }

    [Fact]
    public async Task A_snapshot_and_the_facts_after_it_are_the_inventory()
    {
        var hotel = await shop.HotelAsync();
        var before = await SnapshotAsync();
        var position = Assert.Single(before, part => part.PartCase == ReadSnapshotResponse.PartOneofCase.Position).Position;
        var run = before.Select(part => part.Nights).Single(nights => nights?.RoomTypeId == hotel.Room)!.Clone();

        await shop.HoldAsync(hotel, 10, 2, rooms: 2);
        await shop.BookAsync(hotel, 11, 3);

        foreach (var fact in await FactsAfterAsync(position))
        {
            foreach (var changed in fact.Nights.Where(nights => nights.RoomTypeId == hotel.Room))
            {
                var offset = changed.FirstNight.ToDateOnly().DayNumber - run.FirstNight.ToDateOnly().DayNumber;
                for (var at = 0; at < changed.Free.Count; at++)
                {
                    run.Free[offset + at] = changed.Free[at];
                }
            }
        }

        var after = (await SnapshotAsync()).Select(part => part.Nights).Single(nights => nights?.RoomTypeId == hotel.Room);
        Assert.Equal(after, run);
        Assert.Equal([5, 3, 2, 4, 4, 5], run.Free.Skip(9).Take(6));
    }

    [Fact]
    public async Task Fewer_rooms_than_are_taken_cannot_be_sold()
    {
        var hotel = await shop.HotelAsync();
        await shop.HoldAsync(hotel, 10, 2, rooms: 3);
        var change = new SetNightsRequest { RoomTypeId = hotel.Room, First = hotel.Day(shop.Now, 9).ToProto(), Last = hotel.Day(shop.Now, 12).ToProto(), Allotment = 2 };

        var refusal = await Assert.ThrowsAsync<RpcException>(async () => await shop.Inventory.SetNightsAsync(change));

        Assert.True(refusal.HasReason(Reason.From(InventoryReason.BelowTaken)));
        change.Allotment = 3;
        Assert.All((await shop.Inventory.SetNightsAsync(change)).Nights, night => Assert.Equal(3, night.Allotment));
    }

    [Fact]
    public async Task A_checker_finds_what_does_not_agree()
    {
        var hotel = await shop.HotelAsync();
        await shop.Database.WriteAsync(
            async transaction => await transaction.ExecuteAsync("update inventory set sold = 1 where room_type_id = @Room and night = @night", new { hotel.Room, night = hotel.Day(shop.Now, 30) }),
            CancellationToken.None);

        await Assert.ThrowsAnyAsync<Xunit.Sdk.XunitException>(shop.CheckInventoryAsync);
    }

    private async Task<List<ReadSnapshotResponse>> SnapshotAsync()
    {
        using var call = shop.Inventory.ReadSnapshot(new ReadSnapshotRequest());
        var parts = new List<ReadSnapshotResponse>();
        while (await call.ResponseStream.MoveNext(TestContext.Current.CancellationToken))
        {
            parts.Add(call.ResponseStream.Current);
        }

        return parts;
    }

    private async Task<IEnumerable<InventoryChanged>> FactsAfterAsync(long position)
    {
        var payloads = await shop.Database.ReadAsync(
            reader => reader.QueryAsync<byte[]>(
                "select payload from posthouse_events where position > @position and type = @type order by position", new { position, type = InventoryChanged.Descriptor.FullName }),
            CancellationToken.None);
        return payloads.Select(payload => InventoryChanged.Parser.ParseFrom(payload));
    }
}
