using Posthouse.Storage;

namespace Posthouse.Jobs;

/// <summary>The context of one attempt.</summary>
internal sealed class RunningJob(Database database, LeasedJob job) : JobContext
{
    public bool Completed { get; private set; }

    public override JobId Id => job.Id;

    public override int Attempt => job.Attempt;

    public override bool IsLast => job.Attempt >= job.MaxAttempts;

    public override DateTimeOffset EnqueuedAt => job.EnqueuedAt;

    public override async Task CompleteAsync(Func<Transaction, ValueTask> effect, CancellationToken cancellationToken)
    {
        if (Completed)
        {
            throw new InvalidOperationException($"Job {Id} is completed already: call CompleteAsync once, last.");
        }

        await database.WriteAsync(
            async transaction =>
            {
                if (!await JobStore.RemoveAsync(transaction, job))
                {
                    throw new LeaseLostException(Id);
                }

                await effect(transaction);
            },
            cancellationToken);
        Completed = true;
    }
}
