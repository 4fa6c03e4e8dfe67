using Posthouse.Storage;

namespace Posthouse.Jobs;

/// <summary>Enqueues durable jobs.</summary>
public static class JobQueue
{
    /// <summary>Enqueues a job in the transaction of the change that asks for it. It runs once the transaction is durable, and not at all when it is rolled back.</summary>
    /// <typeparam name="TPayload">The payload of exactly one job class that the component declares with <c>Runs</c>.</typeparam>
    /// <param name="transaction">The transaction.</param>
    /// <param name="payload">What the job needs to know; kept as JSON.</param>
    /// <param name="options">When and how often to try; <see langword="null"/> for at once and the component's defaults.</param>
    /// <returns>The job's id.</returns>
    /// <exception cref="InvalidOperationException">The component runs no job with this payload.</exception>
    public static ValueTask<JobId> EnqueueAsync<TPayload>(this Transaction transaction, TPayload payload, JobOptions? options = null)
        where TPayload : notnull => throw new NotSupportedException();
}
