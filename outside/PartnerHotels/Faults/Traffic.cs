namespace PartnerHotels.Faults;

/// <summary>What has come in and gone out.</summary>
internal sealed class Traffic
{
    private int _asked;
    private int _waiting;
    private int _strayed;

    /// <summary>Requests of the protocol so far.</summary>
    public int Asked => Volatile.Read(ref _asked);

    /// <summary>Requests that hang at the moment.</summary>
    public int Waiting => Volatile.Read(ref _waiting);

    /// <summary>How often somebody followed the redirect of <see cref="Fault.RedirectToLoopback"/>.</summary>
    public int Strayed => Volatile.Read(ref _strayed);

    public void Ask() => Interlocked.Increment(ref _asked);

    public void Stray() => Interlocked.Increment(ref _strayed);

    /// <summary>Waits until the caller has gone.</summary>
    public async Task HangAsync(CancellationToken aborted)
    {
        Interlocked.Increment(ref _waiting);
        try
        {
            await Task.Delay(Timeout.Infinite, aborted);
        }
        finally
        {
            Interlocked.Decrement(ref _waiting);
        }
    }
}
