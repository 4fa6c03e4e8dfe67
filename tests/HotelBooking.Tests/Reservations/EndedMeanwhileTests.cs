using HotelBooking.Contracts.Reservations.V1;
using Microsoft.Extensions.Logging;

namespace HotelBooking.Tests.Reservations;

/// <summary>What ends while something else about the same reservation is under way.</summary>
public sealed class EndedMeanwhileTests : IAsyncLifetime
{
    private readonly Shop _shop = new();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => _shop.InitializeAsync();

    public ValueTask DisposeAsync() => _shop.DisposeAsync();

    [Fact]
    public async Task A_hold_that_is_given_up_in_one_tab_while_another_opens_the_banks_page_has_expired()
    {
        var held = await _shop.HoldAsync(await _shop.HotelAsync(), 10, 2);
        _shop.Payments.Closed.Add(held.Reservation.ReservationId);
        _shop.Payments.Meanwhile = async () => await _shop.Client.ReleaseHoldAsync(new ReleaseHoldRequest { AccessKey = held.AccessKey }, cancellationToken: Cancelled);

        await Shop.RefusedAsync(BookingReason.HoldExpired, () => _shop.StartAsync(held));

        await _shop.SeeAsync(held, ReservationState.Expired);
        await _shop.CheckInventoryAsync();
    }

    [Fact]
    public async Task A_charge_that_the_bank_refuses_after_the_booking_stands_is_known_and_somebody_is_told()
    {
        _shop.Payments.RefusesCaptures = true;
        var held = await _shop.HoldAsync(await _shop.HotelAsync(), 10, 2);
        await _shop.StartAsync(held);
        await _shop.Payments.AuthoriseAsync(held.Reservation.ReservationId);

        var seen = await _shop.SeeAsync(held, "nothing is charged", static reservation => reservation.Money == MoneyState.Released);

        Assert.Equal((ReservationState.Confirmed, FollowUpState.NotDue), (seen.State, seen.Receipt));
        Assert.Single(
            _shop.Cluster.Logs.Lines,
            line => line.Level == LogLevel.Error && line.Message.StartsWith($"{seen.Locator} is confirmed, but the bank did not charge", StringComparison.Ordinal));
        await _shop.CheckInventoryAsync();
    }
}
