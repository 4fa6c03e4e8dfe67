using Grpc.Core;
using HotelBooking.Contracts.Reservations.V1;
using HotelBooking.Tests.Bank;
using HotelBooking.Tests.Clusters;
using HotelBooking.Tests.Reservations;
using Microsoft.Extensions.DependencyInjection;
using Posthouse.Calls;
using Posthouse.Payments.Bank;
using Posthouse.Testing.Observing;
using Posthouse.Values;

namespace HotelBooking.Tests.Races;

/// <summary>
/// The bank is killed, or takes every request and is silent, while guests book. Nobody is charged twice, no booking is lost, and nothing of ours is started again
/// when it comes back.
/// </summary>
public sealed class BankAwayTests : IAsyncLifetime
{
    private HotelCluster _cluster = null!;
    private TestHotel _hotel = null!;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _cluster = await HotelCluster.StartAsync(
            "seven",
            new HotelClusterOptions { Hotels = 2, Settings = new Dictionary<string, string>(StringComparer.Ordinal) { ["Payments:BankTimeout"] = "00:00:02" } },
            Cancelled);
        _hotel = await _cluster.OpenAsync(new TestHotel { Id = "away" });
    }

    public ValueTask DisposeAsync() => _cluster.DisposeAsync();

    [Fact]
    public async Task A_bank_that_is_killed_before_the_guest_pays_is_told_left_alone_and_used_again_when_it_is_back()
    {
        var guest = _cluster.NewGuest();
        var hold = await guest.HoldAsync(await _cluster.QuoteAsync(guest, _hotel, 10, 2));
        await _cluster.Outside.StopBankAsync();

        await UntilLeftAloneAsync(guest, hold);

        await _cluster.Outside.StartBankAgainAsync(Cancelled);
        await PaysAndIsChargedOnceAsync(guest, hold);
    }

    [Fact]
    public async Task A_bank_that_is_killed_when_the_guest_has_paid_charges_once_when_it_is_back()
    {
        var guest = _cluster.NewGuest();
        var hold = await guest.HoldAsync(await _cluster.QuoteAsync(guest, _hotel, 10, 2));
        Assert.NotNull(await Guest.PayAsync(await guest.StartPaymentAsync(hold), Card.Pays));

        await _cluster.Outside.StopBankAsync();
        await SettledAsync(guest, hold);
        await _cluster.Outside.StartBankAgainAsync(Cancelled);
        await _cluster.Application.AdvanceAsync(TimeSpan.FromMinutes(1), Cancelled);

        await IsChargedOnceAsync(guest, hold);
    }

    [Theory]
    [InlineData("timeout_before_effect")]
    [InlineData("timeout_after_effect")]
    public async Task A_bank_that_is_silent_keeps_nobody_waiting_for_long_and_has_one_charge_in_the_end(string fault)
    {
        await using var bank = RunningBank.At(_cluster.Outside.Bank.Address);
        var guest = _cluster.NewGuest();
        var hold = await guest.HoldAsync(await _cluster.QuoteAsync(guest, _hotel, 10, 2));
        await bank.FailAsync(fault, "*", times: null, seconds: 600);

        await UntilLeftAloneAsync(guest, hold);

        await bank.SwitchAsync(new { reset = true });
        await PaysAndIsChargedOnceAsync(guest, hold);
    }

    // Several at once, as guests come; each is refused with the reason that the page puts into words, and in the end without any request to the bank.
    private async Task UntilLeftAloneAsync(Guest guest, HoldResponse hold)
    {
        await Eventually.HoldsAsync(
            async () =>
            {
                var refused = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Assert.ThrowsAsync<RpcException>(() => guest.StartPaymentAsync(hold))));
                Assert.All(refused, static refusal => Assert.True(refusal.HasReason(Reason.From(BookingReason.BankUnreachable)), refusal.ToString()));
                return await IsLeftAloneAsync();
            },
            "the bank is left alone",
            Cancelled);
        Assert.Equal(ReservationState.Held, (await guest.ReadAsync(hold)).State);
    }

    private async Task<bool> IsLeftAloneAsync()
    {
        var connection = _cluster.Application.ServicesOf("Payments").GetRequiredService<BankConnection>();
        return (await Assert.ThrowsAsync<BankUnreachableException>(() => connection.GetAsync("/v1/refunds", Cancelled))).IsLeftAlone;
    }

    private async Task PaysAndIsChargedOnceAsync(Guest guest, HoldResponse hold)
    {
        var started = await Eventually.BecomesAsync(() => StartedAsync(guest, hold), static page => page is not null, "the bank's page", Cancelled);
        Assert.NotNull(await Guest.PayAsync(started!, Card.Pays));
        await SettledAsync(guest, hold);
        await IsChargedOnceAsync(guest, hold);
    }

    private static async Task<StartPaymentResponse?> StartedAsync(Guest guest, HoldResponse hold)
    {
        try
        {
            return await guest.StartPaymentAsync(hold);
        }
        catch (RpcException refusal) when (refusal.HasReason(Reason.From(BookingReason.BankUnreachable)))
        {
            return null;
        }
    }

    // As the return page does: whatever comes of it, the booking goes on by itself.
    private static async Task SettledAsync(Guest guest, HoldResponse hold)
    {
        try
        {
            await guest.SettleAsync(hold);
        }
        catch (RpcException away) when (away.StatusCode is StatusCode.Unavailable or StatusCode.DeadlineExceeded)
        {
            // The bank is away.
        }
    }

    private async Task IsChargedOnceAsync(Guest guest, HoldResponse hold)
    {
        var booked = await guest.ChargedAsync(hold);
        var paid = Money.From(booked.Price.PayNow).Minor;
        using var statement = new BankStatement(_cluster.Outside.Bank.Address);
        Assert.Equal(new BankCharge(booked.Locator, "EUR", paid, paid, 0), Assert.Single(await statement.OfAsync(booked.Locator, Cancelled)));
        Assert.Equal((paid, -paid), (await _cluster.LedgerAsync(booked, "bank"), await _cluster.LedgerAsync(booked, "sales")));
        await _cluster.CheckInventoryAsync();
    }
}
