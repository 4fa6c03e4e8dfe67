namespace Posthouse.Storage;

/// <summary>Waits between attempts: doubling from the first to the longest, each drawn evenly between half and all of it, so that many do not come back at once.</summary>
internal sealed class Backoff(TimeSpan first, TimeSpan longest, Random random)
{
    /// <param name="failures">Failures so far, from 1 on.</param>
    public TimeSpan After(int failures)
    {
        var doublings = Math.Clamp(failures - 1, 0, 40);
        var whole = Math.Min(first.Ticks * Math.Pow(2, doublings), longest.Ticks);
        lock (random)
        {
            return TimeSpan.FromTicks((long)(whole * (0.5 + (random.NextDouble() / 2))));
        }
    }
}
