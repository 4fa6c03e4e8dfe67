using Grpc.Core;
using HotelBooking.Contracts.Reservations.V1;
using HotelBooking.Reservations.Inventory;
using HotelBooking.Tests.Clusters;
using HotelBooking.Tests.Reservations;
using Posthouse.Calls;
using Posthouse.Values;

namespace HotelBooking.Tests.Races;

/// <summary>AC-10 from end to end: two hundred at once want overlapping stays where five rooms are left, of two replicas of Reservations, and pay at the bank.</summary>
public sealed class OversellTests(HotelClusters clusters)
{
    private const int Left = 5;
    private const int Guests = 200;
    private const int Common = 10;
    private const int Replicas = 2;
    private const int AtLeast = Guests / 10;
    private const string Keys = "oversell-";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Of_two_hundred_who_want_five_rooms_of_two_replicas_five_pay_and_all_books_agree()
    {
        var cluster = await clusters.OfAsync("replicas");
        var hotel = await cluster.OpenAsync(new TestHotel { Id = "race", Allotment = Left });
        var wishes = Stays(seed: 10).Select(stay => (Guest: cluster.NewGuest(), stay.From, stay.Nights)).ToList();
        var quotes = await Task.WhenAll(wishes.Select(wish => cluster.QuoteAsync(wish.Guest, hotel, wish.From, wish.Nights)));

        using var replicas = new AnsweringReplicas(Keys);
        var answers = await Task.WhenAll(wishes.Zip(quotes, static (wish, quote) => HoldAsync(wish.Guest, quote)));

        Assert.Equal(Guests, replicas.Calls.Values.Sum());
        Assert.Equal(Replicas, replicas.Calls.Count);
        Assert.All(replicas.Calls.Values, static calls => Assert.InRange(calls, AtLeast, Guests - AtLeast));
        var winners = answers.Where(static answer => answer.Hold is not null).ToList();
        Assert.Equal(Left, winners.Count);
        Assert.All(
            answers.Where(static answer => answer.Hold is null),
            static answer => Assert.Equal((StatusCode.FailedPrecondition, Reason.From(BookingReason.SoldOut).Name), (answer.Status, answer.Reason)));

        await Task.WhenAll(winners.Select(static winner => winner.Guest.PayAsync(winner.Hold!)));
        var charged = await Task.WhenAll(winners.Select(static winner => winner.Guest.ChargedAsync(winner.Hold!)));
        await BooksAgreeAsync(cluster, hotel, charged);
    }

    private static async Task BooksAgreeAsync(HotelCluster cluster, TestHotel hotel, IReadOnlyList<Reservation> charged)
    {
        await cluster.CheckInventoryAsync();
        var night = hotel.Day(cluster.Now(), Common);
        var (rows, states) = await cluster.Rooms().ReadAsync(
            async reader => (
                await NightRow.ReadAsync(reader, hotel.Room, night, night.AddDays(1)),
                await reader.QueryAsync<string>("select state from reservations where room_type_id = @Room", new { hotel.Room })),
            Cancelled);
        Assert.Equal(0, Assert.Single(rows).ForSale.Free);
        Assert.Equal(Enumerable.Repeat(nameof(ReservationState.Confirmed), Left), states);

        using var bank = new BankStatement(cluster.Outside.Bank.Address);
        var charges = await bank.AllAsync(Cancelled);
        foreach (var reservation in charged)
        {
            var paid = Money.From(reservation.Price.PayNow).Minor;
            Assert.Equal(new BankCharge(reservation.Locator, "EUR", paid, paid, 0), Assert.Single(charges, charge => charge.Locator == reservation.Locator));
            Assert.Equal((paid, -paid), (await cluster.LedgerAsync(reservation, "bank"), await cluster.LedgerAsync(reservation, "sales")));
        }
    }

    // Every stay has the common night, so no more can succeed than have a room there, and all other nights have as many.
    private static List<(int From, int Nights)> Stays(int seed)
    {
        var random = new Random(seed);
        return
        [
            .. Enumerable.Range(0, Guests).Select(_ =>
            {
                var from = random.Next(Common - 6, Common + 1);
                return (from, Common + 1 - from + random.Next(0, 6));
            }),
        ];
    }

    private static async Task<Answer> HoldAsync(Guest guest, QuoteResponse quote)
    {
        try
        {
            return new Answer(guest, await guest.HoldAsync(quote, Keys + guest.Email), StatusCode.OK, null);
        }
        catch (RpcException refusal)
        {
            return new Answer(guest, null, refusal.StatusCode, refusal.GetReason() ?? refusal.Status.Detail);
        }
    }

    private sealed record Answer(Guest Guest, HoldResponse? Hold, StatusCode Status, string? Reason);
}
