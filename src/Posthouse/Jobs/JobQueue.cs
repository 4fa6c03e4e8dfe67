using System.Text.Json;
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
    /// <exception cref="ArgumentException">The options are wrong.</exception>
    public static async ValueTask<JobId> EnqueueAsync<TPayload>(this Transaction transaction, TPayload payload, JobOptions? options = null)
        where TPayload : notnull
    {
        var database = transaction.Database;
        var kind = database.Jobs.Of(typeof(TPayload)).Name;
        OptionProblems.Refuse(options?.Problems() ?? []);
        var now = database.Environment.Clock.GetUtcNow();
        var id = new JobId(database.Environment.NewId());
        var added = await transaction.ExecuteAsync(
            """
            insert into posthouse_jobs (id, kind, key, payload, traceparent, enqueued_at, due_at, attempts, max_attempts)
            values (@id, @kind, @key, @payload, @parent, @now, @dueAt, 0, @maxAttempts)
            on conflict (kind, key) where key is not null and died_at is null do nothing
            """,
            new
            {
                id,
                kind,
                key = options?.Key,
                payload = JsonSerializer.Serialize(payload, JobKind.Json),
                parent = Tracing.Parent,
                now,
                dueAt = options?.DueAt ?? now,
                maxAttempts = options?.MaxAttempts,
            });
        if (added == 0)
        {
            return await transaction.QuerySingleAsync<JobId>(
                "select id from posthouse_jobs where kind = @kind and key = @key and died_at is null", new { kind, key = options?.Key });
        }

        transaction.RaiseOnCommit(database.JobsCommitted);
        return id;
    }
}
