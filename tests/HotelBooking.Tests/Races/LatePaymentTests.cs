using HotelBooking.Contracts.Reservations.V1;
using HotelBooking.Tests.Clusters;
using HotelBooking.Tests.Reservations;
using Posthouse.Testing.Observing;
using Posthouse.Values;

namespace HotelBooking.Tests.Races;

/// <summary>
/// A hold that ends while the guest pays, with the real Payments and a bank: Payments is down while the guest does, and the rooms are given
/// away before it can say so. The rooms or the money, never both, never neither.
/// </summary>
public sealed class LatePaymentTests : IAsyncLifetime
{
    private static readonly TimeSpan BeyondHold = TimeSpan.FromMinutes(15.5);

    private HotelCluster _cluster = null!;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _cluster = await HotelCluster.StartAsync(
        "seven",
        new HotelClusterOptions
        {
            Hotels = 2,
            Settings = new Dictionary<string, string>(StringComparer.Ordinal) { ["Reservations:VoidAfter"] = "00:40:00" },
        },
        Cancelled);

    public ValueTask DisposeAsync() => _cluster.DisposeAsync();

    [Fact]
    public async Task Who_pays_late_gets_the_room_again_when_it_is_free_and_all_money_back_when_it_is_gone()
    {
        var free = await BeginAsync("free");
        var gone = await BeginAsync("gone");
        await _cluster.Application.StopAsync(_cluster.Application.ProcessOf("Payments"), Cancelled);
        Assert.NotNull(await Guest.PayAsync(free.Started, Card.Pays));
        Assert.NotNull(await Guest.PayAsync(gone.Started, Card.Pays));
        await _cluster.Application.AdvanceAsync(BeyondHold, Cancelled);
        await BecomesAsync(free, ReservationState.Expired, MoneyState.Paying);
        await BecomesAsync(gone, ReservationState.Expired, MoneyState.Paying);
        var other = _cluster.NewGuest();
        var taken = await other.HoldAsync(await _cluster.QuoteAsync(other, gone.Hotel, 11, 1));

        await _cluster.RestartAsync("Payments", Cancelled);
        await _cluster.Application.AdvanceAsync(TimeSpan.FromMinutes(1), Cancelled);

        await StandsAsync(free, await BecomesAsync(free, ReservationState.Confirmed, MoneyState.Charged));
        await IsUndoneAsync(gone, await BecomesAsync(gone, ReservationState.Rejected, MoneyState.Released));
        Assert.Equal(ReservationState.Held, (await other.ReadAsync(taken)).State);
        await _cluster.CheckInventoryAsync();
    }

    private async Task StandsAsync(Begun begun, Reservation reservation)
    {
        var paid = Money.From(reservation.Price.PayNow).Minor;
        Assert.Equal(new BankCharge(reservation.Locator, "EUR", paid, paid, 0), await ChargeAsync(reservation));
        Assert.Equal((paid, -paid), (await _cluster.LedgerAsync(reservation, "bank"), await _cluster.LedgerAsync(reservation, "sales")));
        await _cluster.Mail.HoldsOfEachKindAsync(begun.Guest);
        Assert.All(_cluster.Mail.To(begun.Guest.Email), mail => Assert.Contains(reservation.Locator, mail, StringComparison.Ordinal));
    }

    private async Task IsUndoneAsync(Begun begun, Reservation reservation)
    {
        var charge = await ChargeAsync(reservation);
        Assert.Equal((0, 0), (charge.Captured, charge.Refunded));
        Assert.Equal((0, 0), (await _cluster.LedgerAsync(reservation, "bank"), await _cluster.LedgerAsync(reservation, "sales")));
        await Eventually.HoldsAsync(() => _cluster.Mail.To(begun.Guest.Email).Count > 0, "the mail that the room is gone", Cancelled);
        Assert.Contains("Subject: No booking at", Assert.Single(_cluster.Mail.To(begun.Guest.Email)), StringComparison.Ordinal);
    }

    private async Task<BankCharge> ChargeAsync(Reservation reservation)
    {
        using var bank = new BankStatement(_cluster.Outside.Bank.Address);
        return Assert.Single(await bank.OfAsync(reservation.Locator, Cancelled));
    }

    private async Task<Begun> BeginAsync(string id)
    {
        var hotel = await _cluster.OpenAsync(new TestHotel { Id = id, Allotment = 1 });
        var guest = _cluster.NewGuest();
        var hold = await guest.HoldAsync(await _cluster.QuoteAsync(guest, hotel, 10, 3));
        return new Begun(hotel, guest, hold, await guest.StartPaymentAsync(hold));
    }

    private static Task<Reservation> BecomesAsync(Begun begun, ReservationState state, MoneyState money) => Eventually.BecomesAsync(
        () => begun.Guest.ReadAsync(begun.Hold), seen => seen.State == state && seen.Money == money, $"{begun.Hotel.Id} {state}, {money}", Cancelled);

    private sealed record Begun(TestHotel Hotel, Guest Guest, HoldResponse Hold, StartPaymentResponse Started);
}
