using Bank.Books;

namespace Bank.Moves;

/// <summary>What happens because time passes: checkouts end, authorisations lapse, refunds settle, old idempotency keys no longer count.</summary>
internal sealed class Calendar(BankBooks books, Desk desk, BankClock clock) : IAsyncDisposable
{
    private readonly CancellationTokenSource _stopping = new();
    private Task _running = Task.CompletedTask;

    public void Start() => _running = RunAsync();

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stopping.Dispose();
    }

    /// <summary>Does what is due by now.</summary>
    public void TurnPage() => desk.Do(Origin.Bank, work =>
    {
        foreach (var session in work.Books.Open<Session>().Where(session => session.ExpiresAt <= work.Now))
        {
            Checkouts.Expire(work, session);
        }

        foreach (var intent in work.Books.Open<Intent>().Where(intent => HasLapsed(work, intent)))
        {
            Settlement.Release(work, intent, "automatic");
        }

        foreach (var refund in work.Books.Open<Refund>().Where(refund => refund.SettlesAt <= work.Now))
        {
            Refunds.Settle(work, refund);
        }

        return true;
    });

    private static bool HasLapsed(Work work, Intent intent) =>
        work.Books.Get<Charge>(intent.LatestChargeId!).CaptureBefore <= work.Now;

    private async Task RunAsync()
    {
        using var seconds = new PeriodicTimer(TimeSpan.FromSeconds(1), clock.Machine);
        while (await seconds.WaitForNextTickAsync(_stopping.Token))
        {
            TurnPage();
            await books.DurableAsync();
        }
    }
}
