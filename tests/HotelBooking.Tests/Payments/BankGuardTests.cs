using Microsoft.Extensions.Logging.Abstractions;
using Posthouse.Hosting;
using Posthouse.Payments;
using Posthouse.Payments.Bank;
using Posthouse.Testing.Observing;

namespace HotelBooking.Tests.Payments;

/// <summary>What a bank that loses connections or is silent gets to see of us.</summary>
public sealed class BankGuardTests : IAsyncLifetime
{
    private const int Enough = 4;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private static readonly BankForm Form = new BankForm().With("amount", 1);

    private readonly ShiftedTime _clock = new();
    private FlakyBank _bank = null!;
    private BankConnection _connection = null!;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _bank = await FlakyBank.StartAsync();
        _connection = new BankConnection(
            new PaymentsOptions { BankUrl = _bank.Address, BankTimeout = Patience, BankFailuresUntilLeftAlone = Enough, BankLeftAloneFor = TimeSpan.FromMinutes(2) },
            _clock,
            NullLogger<BankConnection>.Instance);
    }

    public async ValueTask DisposeAsync()
    {
        _connection.Dispose();
        await _bank.DisposeAsync();
    }

    [Fact]
    public async Task A_lost_connection_is_tried_again_under_the_same_key()
    {
        _bank.Loses = 2;

        await _connection.PostAsync("/v1/refunds", Form, "refund:1", Cancelled);

        Assert.Equal(["refund:1", "refund:1", "refund:1"], _bank.Keys);
    }

    [Fact]
    public async Task A_bank_that_is_at_the_same_request_already_is_asked_again_in_a_moment_and_never_counts_as_failing()
    {
        for (var guest = 0; guest < Enough * 2; guest++)
        {
            _bank.IsBusyFor = 2;
            await _connection.PostAsync("/v1/refunds", Form, "refund:1", Cancelled);
        }

        Assert.Equal(Enough * 2 * 3, _bank.Keys.Count);
    }

    [Fact]
    public async Task A_request_is_not_tried_for_ever()
    {
        _bank.Loses = int.MaxValue;

        var failure = await Assert.ThrowsAsync<BankUnreachableException>(() => _connection.GetAsync("/v1/refunds", Cancelled));

        Assert.True(failure.IsConnectionLost);
        Assert.Equal(3, _bank.Keys.Count);
    }

    [Fact]
    public async Task A_bank_that_loses_every_connection_is_left_alone_until_one_request_finds_that_it_answers()
    {
        _bank.Loses = int.MaxValue;
        await LeftAloneAsync();
        var reached = _bank.Keys.Count;

        for (var again = 0; again < 20; again++)
        {
            Assert.True((await Assert.ThrowsAsync<BankUnreachableException>(() => _connection.PostAsync("/v1/refunds", Form, "refund:2", Cancelled))).IsLeftAlone);
        }

        Assert.Equal(reached, _bank.Keys.Count);
        _bank.Loses = 0;
        _clock.ShiftTo(_clock.Offset + TimeSpan.FromMinutes(3));
        await _connection.PostAsync("/v1/refunds", Form, "refund:2", Cancelled);
        await _connection.PostAsync("/v1/refunds", Form, "refund:3", Cancelled);
        Assert.Equal(["refund:2", "refund:3"], _bank.Keys.Skip(reached));
    }

    [Fact]
    public async Task A_bank_that_is_silent_is_asked_once_and_left_alone_after_a_few_who_waited_in_vain()
    {
        _bank.IsSilent = true;

        for (var guest = 1; guest <= Enough; guest++)
        {
            var waiting = _connection.GetAsync("/v1/refunds", Cancelled);
            await Eventually.HoldsAsync(() => _bank.Keys.Count == guest, "the request is there", Cancelled);
            _clock.ShiftTo(_clock.Offset + Patience);
            Assert.False((await Assert.ThrowsAsync<BankUnreachableException>(() => waiting)).IsLeftAlone);
        }

        Assert.True((await Assert.ThrowsAsync<BankUnreachableException>(() => _connection.GetAsync("/v1/refunds", Cancelled))).IsLeftAlone);
        Assert.Equal(Enough, _bank.Keys.Count);
    }

    [Fact]
    public async Task Callers_who_lose_interest_say_nothing_about_the_bank()
    {
        _bank.IsSilent = true;
        for (var guest = 0; guest < Enough * 2; guest++)
        {
            using var gone = new CancellationTokenSource();
            var waiting = _connection.GetAsync("/v1/refunds", gone.Token);
            await gone.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        }

        _bank.IsSilent = false;

        await _connection.GetAsync("/v1/refunds", Cancelled);
    }

    private async Task LeftAloneAsync()
    {
        BankUnreachableException failure;
        do
        {
            failure = await Assert.ThrowsAsync<BankUnreachableException>(() => _connection.PostAsync("/v1/refunds", Form, "refund:2", Cancelled));
        }
        while (!failure.IsLeftAlone);
    }
}
