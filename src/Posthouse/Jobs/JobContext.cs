using Posthouse.Storage;

namespace Posthouse.Jobs;

/// <summary>What a job knows about its run.</summary>
public abstract class JobContext
{
    private protected JobContext()
    {
    }

    /// <summary>The job's id, the same for all attempts: the idempotency key for effects outside.</summary>
    public abstract JobId Id { get; }

    /// <summary>Which attempt this is, from 1 on. Attempts that a crash ended count.</summary>
    public abstract int Attempt { get; }

    /// <summary>Whether no other attempt follows by itself when this one fails: the moment to tell whoever waits for the effect.</summary>
    public abstract bool IsLast { get; }

    /// <summary>When the job was enqueued, UTC.</summary>
    public abstract DateTimeOffset EnqueuedAt { get; }

    /// <summary>Marks the job done in the same transaction as its effect: either both are durable or neither. Without it, the job is marked done after it returns.</summary>
    /// <param name="effect">What the job changes in the component's own database.</param>
    /// <param name="cancellationToken">Takes the unit back while it waits for its turn.</param>
    /// <exception cref="LeaseLostException">Another process has taken the job over; nothing was changed.</exception>
    /// <exception cref="InvalidOperationException">The job was completed before.</exception>
    public abstract Task CompleteAsync(Func<Transaction, ValueTask> effect, CancellationToken cancellationToken);
}
