using Posthouse.Storage;

namespace Posthouse.Jobs;

/// <summary>
/// The jobs in a component's database. <c>due_at</c> is when a job may be taken up: for a leased one that is when its lease ends, so what a killed process had
/// comes back by itself. Every change names the lease, so whoever has lost it changes nothing.
/// </summary>
internal sealed class JobStore(Database database, JobRunnerOptions options)
{
    private const int LongestError = 4_000;
    private readonly string _owner = database.Environment.NewId().ToString("N");

    private DateTimeOffset Now => database.Environment.Clock.GetUtcNow();

    /// <summary>When the next job of some kinds is due that does not run here; <see langword="null"/> when none waits.</summary>
    public Task<DateTimeOffset?> NextDueAsync(IEnumerable<string> kinds, IReadOnlyList<JobId> running, CancellationToken cancellationToken) => database.ReadAsync(
        reader => reader.QueryFirstAsync<DateTimeOffset?>(
            "select due_at from posthouse_jobs where died_at is null and kind in @kinds and id not in @running order by due_at limit 1", new { kinds, running }),
        cancellationToken);

    /// <param name="most">Most jobs to lease.</param>
    /// <param name="places">Most of each kind; what has more due waits for the next time.</param>
    /// <param name="running">What runs here already, whatever has become of its lease.</param>
    /// <param name="cancellationToken">Ends the wait for the database.</param>
    public Task<IReadOnlyList<LeasedJob>> LeaseAsync(
        int most, IReadOnlyDictionary<string, int> places, IReadOnlyList<JobId> running, CancellationToken cancellationToken) => database.WriteAsync<IReadOnlyList<LeasedJob>>(
        async transaction =>
        {
            var now = Now;
            var due = await transaction.QueryAsync<Due>(
                """
                select id, kind, payload, traceparent, enqueued_at, attempts, max_attempts from posthouse_jobs
                where died_at is null and due_at <= @now and kind in @kinds and id not in @running order by due_at limit @most
                """,
                new { now, kinds = places.Keys, running, most });
            var leased = new List<LeasedJob>();
            foreach (var job in due.GroupBy(static job => job.Kind).SelectMany(kind => kind.Take(places[kind.Key])))
            {
                var maxAttempts = job.MaxAttempts ?? options.MaxAttempts;
                if (job.Attempts >= maxAttempts)
                {
                    await DieAsync(transaction, job.Id, now);
                    continue;
                }

                var lease = $"{_owner}/{job.Id}/{job.Attempts + 1}";
                await transaction.ExecuteAsync(
                    "update posthouse_jobs set lease = @lease, attempts = attempts + 1, due_at = @until where id = @Id", new { lease, until = now + options.Lease, job.Id });
                leased.Add(new LeasedJob(job.Id, job.Kind, job.Payload, job.Traceparent, job.EnqueuedAt, job.Attempts + 1, maxAttempts, lease));
            }

            return leased;
        },
        cancellationToken);

    /// <returns><see langword="false"/> when the lease is lost.</returns>
    public Task<bool> RenewAsync(LeasedJob job, CancellationToken cancellationToken) => database.WriteAsync(
        async transaction => await transaction.ExecuteAsync(
            "update posthouse_jobs set due_at = @until where id = @Id and lease = @Lease", new { until = Now + options.Lease, job.Id, job.Lease }) == 1,
        cancellationToken);

    /// <returns><see langword="false"/> when the lease is lost.</returns>
    public static async ValueTask<bool> RemoveAsync(Transaction transaction, LeasedJob job) =>
        await transaction.ExecuteAsync("delete from posthouse_jobs where id = @Id and lease = @Lease", new { job.Id, job.Lease }) == 1;

    public Task<bool> RetryLaterAsync(LeasedJob job, DateTimeOffset dueAt, Exception error, CancellationToken cancellationToken) => ChangeAsync(
        "update posthouse_jobs set lease = null, due_at = @dueAt, error = @error where id = @Id and lease = @Lease",
        new { dueAt, error = ErrorText.Of(error, LongestError), job.Id, job.Lease },
        cancellationToken);

    public Task<bool> BuryAsync(LeasedJob job, Exception error, CancellationToken cancellationToken) => ChangeAsync(
        "update posthouse_jobs set lease = null, died_at = @now, error = @error where id = @Id and lease = @Lease",
        new { now = Now, error = ErrorText.Of(error, LongestError), job.Id, job.Lease },
        cancellationToken);

    /// <summary>Gives a job back that was interrupted by stopping: the attempt does not count.</summary>
    public Task<bool> ReleaseAsync(LeasedJob job, CancellationToken cancellationToken) => ChangeAsync(
        "update posthouse_jobs set lease = null, due_at = @now, attempts = attempts - 1 where id = @Id and lease = @Lease",
        new { now = Now, job.Id, job.Lease },
        cancellationToken);

    // Its last attempt ended with its process: it may well be what ended it.
    private static async ValueTask DieAsync(Transaction transaction, JobId id, DateTimeOffset now) => await transaction.ExecuteAsync(
        "update posthouse_jobs set lease = null, died_at = @now, error = 'The process that ran the last attempt ended before the attempt did.' where id = @id", new { now, id });

    private Task<bool> ChangeAsync(string sql, object args, CancellationToken cancellationToken) => database.WriteAsync(
        async transaction =>
        {
            transaction.RaiseOnCommit(database.JobsCommitted);
            return await transaction.ExecuteAsync(sql, args) == 1;
        },
        cancellationToken);

    private sealed record Due(JobId Id, string Kind, string Payload, string Traceparent, DateTimeOffset EnqueuedAt, int Attempts, int? MaxAttempts);
}
