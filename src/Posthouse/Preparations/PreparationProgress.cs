namespace Posthouse.Preparations;

/// <summary>Takes how far a preparation is. Safe for concurrent use; cheap enough to be told every row.</summary>
public sealed class PreparationProgress
{
    private const int Steps = 200;

    private readonly Action<long, long> _tell;
    private long _told = -1;

    /// <summary>Prepares to take reports.</summary>
    /// <param name="tell">Told at most two hundred times between nothing and all.</param>
    public PreparationProgress(Action<long, long> tell)
    {
        ArgumentNullException.ThrowIfNull(tell);
        _tell = tell;
    }

    /// <summary>Nobody looks.</summary>
    public static PreparationProgress Unseen { get; } = new(static (_, _) => { });

    /// <summary>Tells how far the preparation is.</summary>
    /// <param name="done">What is done, in units of the preparation's choice; from 0 to <paramref name="total"/>.</param>
    /// <param name="total">What is to do altogether; at least 1. It may grow.</param>
    public void Report(long done, long total)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(total, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(done);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(done, total);
        var step = (long)((decimal)done * Steps / total);
        if (Interlocked.Exchange(ref _told, step) != step)
        {
            _tell(done, total);
        }
    }
}
