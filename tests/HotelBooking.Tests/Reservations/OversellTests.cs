using System.Collections.Concurrent;
using HotelBooking.Contracts.Reservations.V1;
using HotelBooking.Reservations.Holds;
using HotelBooking.Reservations.Keys;
using HotelBooking.Reservations.Quotes;
using HotelBooking.Stays;
using HotelBooking.Tests.Races;
using HotelBooking.Tests.Reservations.Planted;
using Posthouse.Calls;
using Posthouse.Storage;
using Xunit.Sdk;

namespace HotelBooking.Tests.Reservations;

/// <summary>AC-10: two hundred at once want overlapping stays where five rooms are left.</summary>
public sealed class OversellTests(Shop shop) : IClassFixture<Shop>
{
    private const int Left = 5;
    private const int Guests = 200;
    private const int Seeds = 100;

    [Fact]
    public async Task Exactly_as_many_bookings_succeed_as_there_are_rooms_of_two_replicas_over_the_wire()
    {
        await using var two = new Shop { HasTwoReplicas = true };
        await two.InitializeAsync();

        await RaceOverTheWireAsync(two);

        await two.CheckInventoryAsync();
    }

    [Fact]
    public async Task The_same_race_over_the_wire_is_lost_when_both_replicas_read_first_and_take_then()
    {
        await using var planted = new Shop { HasTwoReplicas = true, Runs = Shop.Options<Planted.ReservationsComponent>() };
        await planted.InitializeAsync();

        await Assert.ThrowsAnyAsync<XunitException>(() => RaceOverTheWireAsync(planted));
    }

    [Fact]
    public async Task Exactly_as_many_holds_succeed_as_there_are_rooms_for_a_hundred_seeds()
    {
        for (var seed = 0; seed < Seeds; seed++)
        {
            await RaceAsync(await HotelAsync(), seed, HoldAsync);
        }

        await shop.CheckInventoryAsync();
    }

    [Fact]
    public async Task The_same_race_is_lost_when_rooms_are_read_first_and_taken_then()
    {
        var hotel = await HotelAsync();

        await Assert.ThrowsAnyAsync<XunitException>(() => RaceAsync(hotel, seed: 1, (taken, dates) => ReadThenUpdate.TakeAsync(shop.Database, taken.Room, dates)));

        // What the fault has taken belongs to no reservation.
        await shop.Database.WriteAsync(
            async transaction => await transaction.ExecuteAsync("update inventory set held = 0 where room_type_id = @Room", new { hotel.Room }), CancellationToken.None);
    }

    private static IEnumerable<(int From, int Nights)> Stays(int seed)
    {
        // Every stay has night 10, so no more can succeed than have a room there, and all other nights have as many.
        var random = new Random(seed);
        return Enumerable.Range(0, Guests).Select(_ =>
        {
            var from = random.Next(4, 11);
            return (from, random.Next(11 - from, 12 - from + 6));
        }).ToList();
    }

    private static async Task<string?> OutcomeAsync(Func<Task> attempt)
    {
        try
        {
            await attempt();
            return null;
        }
        catch (Grpc.Core.RpcException refusal)
        {
            return refusal.GetReason();
        }
    }

    // Both the success of five and the refusal of all others are looked at, and that neither replica idled.
    private static async Task RaceOverTheWireAsync(Shop shop)
    {
        var hotel = await shop.HotelAsync(new TestHotel { Allotment = Left });
        var tokens = new List<string>();
        foreach (var (from, nights) in Stays(seed: 1))
        {
            tokens.Add((await shop.QuoteAsync(hotel, from, nights)).QuoteToken);
        }

        var keys = $"race-{shop.Of<Func<Guid>>("Reservations")():N}-";
        using var replicas = new AnsweringReplicas(keys);
        var answers = await Task.WhenAll(tokens.Select((token, at) => OutcomeAsync(() => shop.HoldAsync(token, $"{keys}{at}"))));

        Assert.Equal((Guests, 2), (replicas.Calls.Values.Sum(), replicas.Calls.Count));
        Assert.Equal(Left, answers.Count(reason => reason is null));
        Assert.All(answers.Where(reason => reason is not null), reason => Assert.Equal(Reason.From(BookingReason.SoldOut).Name, reason));
    }

    private Task<TestHotel> HotelAsync() => shop.HotelAsync(new TestHotel { Allotment = Left });

    private async Task RaceAsync(TestHotel hotel, int seed, Func<TestHotel, StayDates, Task<bool>> take)
    {
        var broken = new ConcurrentQueue<string>();
        var taken = await Task.WhenAll(Stays(seed).Select(async stay =>
        {
            try
            {
                return await take(hotel, new StayDates(hotel.Day(shop.Now, stay.From), hotel.Day(shop.Now, stay.From + stay.Nights)));
            }
            catch (StorageException fault)
            {
                broken.Enqueue(fault.Message);
                return false;
            }
        }));

        Assert.True(broken.IsEmpty, $"seed {seed}: {string.Join("; ", broken.Take(1))}");
        Assert.True(taken.Count(has => has) == Left, $"seed {seed}: {taken.Count(has => has)} of {Guests} have one of {Left} rooms.");
    }

    private async Task<bool> HoldAsync(TestHotel hotel, StayDates dates)
    {
        var (holds, keys) = (shop.Of<HoldDesk>("Reservations"), await shop.Of<SecretKeys>("Reservations").RingAsync(CancellationToken.None));
        var promise = new Promise(
            new QuoteResponse
            {
                ExpiresAt = Google.Protobuf.WellKnownTypes.Timestamp.FromDateTimeOffset(shop.Now.AddMinutes(15)),
                Stay = new StayDescription
                {
                    HotelId = hotel.Id, RoomTypeId = hotel.Room, TimeZone = hotel.Zone, Dates = dates.ToProto(), Rooms = { new Contracts.Stays.V1.RoomOccupancy { Adults = 2 } },
                },
            },
            "");
        try
        {
            await shop.Database.WriteAsync(transaction => holds.HoldAsync(transaction, promise, new Holder(null, null), keys), CancellationToken.None);
            return true;
        }
        catch (FailedPreconditionException refusal) when (refusal.Reason == Reason.From(BookingReason.SoldOut))
        {
            return false;
        }
    }
}
