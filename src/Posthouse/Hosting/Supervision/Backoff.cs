namespace Posthouse.Hosting.Supervision;

/// <summary>How long to wait before a crashed process is started again: longer each time, spread by chance, from the start again once it has been well for a while.</summary>
internal sealed class Backoff(Random random)
{
    private static readonly TimeSpan First = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Well = TimeSpan.FromMinutes(1);

    private int _crashes;

    /// <summary>The next wait: between half and all of 0.2 s doubled with every crash, at most 10 s.</summary>
    /// <param name="ranFor">How long the process ran.</param>
    public TimeSpan Next(TimeSpan ranFor)
    {
        _crashes = ranFor >= Well ? 0 : _crashes;
        var whole = TimeSpan.FromTicks(Math.Min(Longest.Ticks, First.Ticks << Math.Min(_crashes, 20)));
        _crashes++;
        double share;
        lock (random)
        {
            share = random.NextDouble();
        }

        return whole * (0.5 + (share / 2));
    }
}
