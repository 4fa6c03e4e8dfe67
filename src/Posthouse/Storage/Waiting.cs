namespace Posthouse.Storage;

/// <summary>Waits for a signal or for time to pass, whichever comes first.</summary>
internal static class Waiting
{
    public static async Task ForAsync(Task signal, TimeSpan atMost, TimeProvider clock, CancellationToken cancellationToken)
    {
        using var timer = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        await Task.WhenAny(signal, Task.Delay(atMost, clock, timer.Token));
        await timer.CancelAsync();
        cancellationToken.ThrowIfCancellationRequested();
    }
}
