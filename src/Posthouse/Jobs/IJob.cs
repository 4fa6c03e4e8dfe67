namespace Posthouse.Jobs;

/// <summary>Marks a durable job; implement <see cref="IJob{TPayload}"/>.</summary>
public interface IJob
{
    /// <summary>Most jobs of the class that run at once in one process, so that slow ones leave room for others; the rest waits without using up attempts. Default: as many as <see cref="JobRunnerOptions.Concurrency"/> allows; at least 1.</summary>
    static virtual int AtOnce => int.MaxValue;
}

/// <summary>Work that must be retried until it is done: render, mail, capture, void. Enqueued in the transaction of the change that asks for it.</summary>
/// <typeparam name="TPayload">What the job needs to know; kept as JSON in the component's own database.</typeparam>
public interface IJob<in TPayload> : IJob
    where TPayload : notnull
{
    /// <summary>Does the work once. Throwing means: not done, try again later. May run again after a crash, so effects outside carry the job's id as their idempotency key.</summary>
    /// <param name="payload">What was enqueued.</param>
    /// <param name="context">The job's id and attempt, and how to complete it together with a local effect.</param>
    /// <param name="cancellationToken">Cancelled when the process stops or the lease is lost.</param>
    Task RunAsync(TPayload payload, JobContext context, CancellationToken cancellationToken);
}
