namespace Posthouse.Tests.Observing;

/// <summary>Waits until something that counts has stopped, as a writer does whose reader does not read.</summary>
internal static class Standstill
{
    private const int Looks = 40;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    /// <summary>Where it stopped. On a machine that is only slow it is taken for stopped too early, at a smaller number and never at a greater.</summary>
    public static async Task<int> OfAsync(Func<int> count, CancellationToken cancellationToken)
    {
        var (seen, same) = (0, 0);
        while (same < Looks)
        {
            await Task.Delay(Pause, TimeProvider.System, cancellationToken);
            var now = count();
            same = now > 0 && now == seen ? same + 1 : 0;
            seen = now;
        }

        return seen;
    }
}
