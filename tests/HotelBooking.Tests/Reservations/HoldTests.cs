using Grpc.Core;
using HotelBooking.Contracts.Reservations.V1;
using HotelBooking.Reservations.Holds;
using HotelBooking.Reservations.Keys;
using Posthouse.Calls;
using Posthouse.Storage;
using Posthouse.Values;

namespace HotelBooking.Tests.Reservations;

public sealed class HoldTests(Shop shop) : IClassFixture<Shop>
{
    [Theory]
    [InlineData(1, 3, true)]
    [InlineData(5, 5, true)]
    [InlineData(8, 4, false)]
    [InlineData(12, 2, false)]
    [InlineData(10, 5, false)]
    [InlineData(8, 10, false)]
    [InlineData(13, 5, false)]
    [InlineData(15, 3, true)]
    [InlineData(20, 2, true)]
    public async Task The_last_room_is_free_before_and_after_a_stay_and_on_no_night_of_it(int from, int nights, bool free)
    {
        var hotel = await shop.HotelAsync(new TestHotel { Allotment = 1 });
        var wanted = (await shop.QuoteAsync(hotel, from, nights)).QuoteToken;
        await shop.HoldAsync(hotel, 10, 5);

        if (free)
        {
            Assert.Equal(ReservationState.Held, (await shop.HoldAsync(wanted)).Reservation.State);
        }
        else
        {
            await Shop.RefusedAsync(BookingReason.SoldOut, () => shop.HoldAsync(wanted));
        }

        await shop.CheckInventoryAsync();
    }

    [Fact]
    public async Task The_same_key_fifty_times_at_once_is_one_hold_and_one_answer()
    {
        var hotel = await shop.HotelAsync();
        var token = (await shop.QuoteAsync(hotel, 10, 2)).QuoteToken;

        var replies = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => shop.HoldAsync(token, key: "fifty")));

        Assert.Single(replies.Distinct());
        Assert.Equal([1, 1], (await NightsAsync(hotel, 10, 11)).Select(night => night.Held));
        var other = (await shop.QuoteAsync(hotel, 20, 1)).QuoteToken;
        var refusal = await Assert.ThrowsAsync<RpcException>(() => shop.HoldAsync(other, key: "fifty"));
        Assert.Equal(Idempotency.KeyReused, refusal.GetReason());
    }

    [Fact]
    public async Task The_key_that_opens_a_reservation_is_nowhere_in_the_database()
    {
        var held = await shop.HoldAsync(await shop.HotelAsync(), 10, 1);

        var replies = await shop.Database.ReadAsync(reader => reader.QueryAsync<byte[]>("select reply from posthouse_idempotency"), CancellationToken.None);
        var hash = await shop.Database.ReadAsync(
            reader => reader.QuerySingleAsync<byte[]>("select key_hash from reservations where locator = @Locator", new { held.Reservation.Locator }), CancellationToken.None);

        Assert.All(replies, reply => Assert.DoesNotContain(held.AccessKey, System.Text.Encoding.UTF8.GetString(reply), StringComparison.Ordinal));
        Assert.Equal(SecretKeys.KeyRing.HashOf(held.AccessKey), hash);
    }

    [Fact]
    public async Task A_quote_that_was_altered_or_made_elsewhere_is_refused()
    {
        var token = (await shop.QuoteAsync(await shop.HotelAsync(), 10, 1)).QuoteToken;
        var altered = token[..^4] + (token[^4] == 'A' ? 'B' : 'A') + token[^3..];

        foreach (var forged in (string[])[altered, token[1..], "nothing", "****"])
        {
            await Shop.RefusedAsync(BookingReason.QuoteForged, () => shop.HoldAsync(forged));
        }
    }

    [Fact]
    public async Task Nine_rooms_for_thirty_nights_fit_into_a_token()
    {
        var hotel = await shop.HotelAsync(new TestHotel { Allotment = 9 });

        var quote = await shop.QuoteAsync(hotel, 0, 30, rooms: 9);

        Assert.InRange(quote.QuoteToken.Length, 1, 16_000);
        Assert.Equal(9, (await shop.HoldAsync(quote.QuoteToken)).Reservation.Stay.Rooms.Count);
    }

    [Fact]
    public async Task One_visitor_cannot_hold_a_city()
    {
        var hotel = await shop.HotelAsync(new TestHotel { Allotment = 100 });
        for (var held = 0; held < 27; held += 9)
        {
            await shop.HoldAsync((await shop.QuoteAsync(hotel, 10, 1, rooms: 9)).QuoteToken, metadata: Visitor("hoarder"));
        }

        var token = (await shop.QuoteAsync(hotel, 10, 1, rooms: 9)).QuoteToken;
        await Shop.RefusedAsync(BookingReason.TooManyHolds, () => shop.HoldAsync(token, metadata: Visitor("hoarder")));
        await shop.HoldAsync(token, metadata: Visitor("somebody else"));
    }

    [Fact]
    public async Task A_hold_is_extended_once_and_given_back_once()
    {
        var hotel = await shop.HotelAsync();
        var held = await shop.HoldAsync(hotel, 10, 2);

        var extended = (await shop.Client.ExtendHoldAsync(new ExtendHoldRequest { AccessKey = held.AccessKey })).Reservation;
        await Shop.RefusedAsync(BookingReason.AlreadyExtended, async () => await shop.Client.ExtendHoldAsync(new ExtendHoldRequest { AccessKey = held.AccessKey }));
        var released = await shop.Client.ReleaseHoldAsync(new ReleaseHoldRequest { AccessKey = held.AccessKey });
        var again = await shop.Client.ReleaseHoldAsync(new ReleaseHoldRequest { AccessKey = held.AccessKey });

        Assert.Equal(TimeSpan.FromMinutes(15), extended.HeldUntil.ToDateTimeOffset() - held.Reservation.HeldUntil.ToDateTimeOffset());
        Assert.Equal((ReservationState.Expired, released), (released.Reservation.State, again));
        Assert.Equal([0, 0], (await NightsAsync(hotel, 10, 11)).Select(night => night.Held));
    }

    [Fact]
    public async Task Rooms_are_not_given_back_while_the_guest_pays()
    {
        var held = await shop.HoldAsync(await shop.HotelAsync(), 10, 2);
        await shop.StartAsync(held);

        await Shop.RefusedAsync(BookingReason.PaymentRunning, async () => await shop.Client.ReleaseHoldAsync(new ReleaseHoldRequest { AccessKey = held.AccessKey }));
    }

    [Fact]
    public async Task A_bank_that_does_not_answer_leaves_the_rooms_held_and_the_guest_may_try_again()
    {
        var held = await shop.HoldAsync(await shop.HotelAsync(), 10, 2);
        shop.Payments.IsDown = true;

        await Shop.RefusedAsync(BookingReason.BankUnreachable, () => shop.StartAsync(held));

        shop.Payments.IsDown = false;
        Assert.Equal(MoneyState.Paying, (await shop.StartAsync(held)).Reservation.Money);
    }

    [Fact]
    public void Locators_are_nine_letters_that_nobody_mistakes()
    {
        var locators = Enumerable.Range(0, 1_000).Select(_ => Locator.New()).ToList();

        Assert.Equal(1_000, locators.Distinct().Count());
        Assert.All(locators, locator => Assert.Matches("^[A-HJ-NP-Z2-9]{9}$", locator));
        Assert.Equal("K7XQ2M9PA", Locator.Plain(" k7x-q2m 9pa"));
    }

    private static Metadata Visitor(string name) => new() { { Holder.VisitorKey, name } };

    private async Task<IReadOnlyList<InventoryNight>> NightsAsync(TestHotel hotel, int first, int last) => (await shop.Inventory.GetNightsAsync(
        new GetNightsRequest { RoomTypeId = hotel.Room, First = hotel.Day(shop.Now, first).ToProto(), Last = hotel.Day(shop.Now, last).ToProto() })).Nights;
}
