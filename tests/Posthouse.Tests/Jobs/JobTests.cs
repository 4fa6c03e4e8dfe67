using Microsoft.Extensions.DependencyInjection;
using Posthouse.Events;
using Posthouse.Jobs;
using Posthouse.Storage;
using Posthouse.Testing.Observing;
using Posthouse.Tests.Storage;

namespace Posthouse.Tests.Jobs;

public sealed class JobTests : IAsyncLifetime
{
    private readonly Workspace _workspace = new();
    private readonly PrintShop _shop = new();
    private readonly List<ComponentWork> _works = [];
    private Database _database = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _database = await _workspace.OpenAsync<PressComponent>();

    public async ValueTask DisposeAsync()
    {
        foreach (var work in _works)
        {
            await work.DisposeAsync();
        }

        await _workspace.DisposeAsync();
    }

    [Fact]
    public async Task An_enqueued_job_runs_and_is_done_together_with_its_effect()
    {
        await EnqueueAsync("Emma");

        Start();
        await DrainedAsync();

        Assert.Equal(["Emma"], await SheetsAsync());
    }

    [Fact]
    public async Task A_job_of_a_rolled_back_unit_never_runs()
    {
        await Assert.ThrowsAsync<FormatException>(() => _database.WriteAsync(
            async transaction =>
            {
                await transaction.EnqueueAsync(new PrintSheet("Emma"));
                throw new FormatException("planted");
            },
            Cancellation));
        await EnqueueAsync("Dracula");

        Start();
        await DrainedAsync();

        Assert.Equal([("Dracula", 1)], _shop.Attempts);
    }

    [Fact]
    public async Task A_job_that_returns_without_completing_itself_is_done()
    {
        _shop.Print = (_, _, _) => Task.CompletedTask;
        await EnqueueAsync("Emma");

        Start();
        await DrainedAsync();

        Assert.Single(_shop.Attempts);
    }

    [Fact]
    public async Task A_failed_job_is_tried_again_after_growing_waits_until_it_works()
    {
        var print = _shop.Print;
        var attemptedAt = new List<DateTimeOffset>();
        _shop.Print = (payload, context, cancellation) =>
        {
            attemptedAt.Add(_workspace.Clock.GetUtcNow());
            return context.Attempt < 4 ? throw new FormatException("planted") : print(payload, context, cancellation);
        };
        await EnqueueAsync("Emma");

        Start();
        await DrainedAsync(step: TimeSpan.FromMilliseconds(50));

        var waits = attemptedAt.Zip(attemptedAt.Skip(1), (earlier, later) => later - earlier).ToList();
        Assert.Equal(["Emma"], await SheetsAsync());
        Assert.Equal([1, 2, 3, 4], _shop.Attempts.Select(attempt => attempt.Attempt));
        Assert.All(waits.Zip([0.5, 1.0, 2.0]), pair => Assert.True(pair.First.TotalSeconds >= pair.Second, $"{pair.First} is shorter than {pair.Second} s"));
    }

    [Fact]
    public async Task A_job_that_never_works_dies_visibly_and_can_be_retried()
    {
        var print = _shop.Print;
        _shop.Print = (_, _, _) => throw new FormatException("planted");
        var id = await EnqueueAsync("Emma", new JobOptions { MaxAttempts = 2 });
        var dead = new DeadJobs(_database);
        Start();
        await AdvanceUntilAsync(async () => (await dead.ListAsync(10, Cancellation)).Count == 1, "the job dies");

        var died = Assert.Single(await dead.ListAsync(10, Cancellation));
        Assert.Equal((id, nameof(PrintSheet), 2), (died.Id, died.Kind, died.Attempts));
        Assert.Contains("planted", died.Error, StringComparison.Ordinal);

        _shop.Print = print;
        Assert.True(await dead.RetryAsync(id, Cancellation));
        Assert.False(await dead.RetryAsync(id, Cancellation));
        await DrainedAsync();
        Assert.Equal(["Emma"], await SheetsAsync());
        Assert.Empty(await dead.ListAsync(10, Cancellation));
    }

    [Fact]
    public async Task A_job_waits_for_its_due_time()
    {
        var due = _workspace.Clock.GetUtcNow() + TimeSpan.FromMinutes(5);
        var ranAt = default(DateTimeOffset);
        _shop.Print = (_, _, _) =>
        {
            ranAt = _workspace.Clock.GetUtcNow();
            return Task.CompletedTask;
        };
        await EnqueueAsync("Emma", new JobOptions { DueAt = due });

        Start();
        await DrainedAsync(TimeSpan.FromSeconds(10));

        Assert.True(ranAt >= due, $"ran at {ranAt}, due at {due}");
    }

    [Fact]
    public async Task The_same_key_is_enqueued_once_while_it_is_not_done()
    {
        var first = await EnqueueAsync("Emma", new JobOptions { Key = "emma" });
        var second = await EnqueueAsync("Emma", new JobOptions { Key = "emma" });
        Start();
        await DrainedAsync();
        var third = await EnqueueAsync("Emma", new JobOptions { Key = "emma" });
        await DrainedAsync();

        Assert.Equal(first, second);
        Assert.NotEqual(first, third);
        Assert.Equal(2, _shop.Attempts.Count);
    }

    [Fact]
    public async Task No_more_jobs_run_at_once_than_allowed()
    {
        var running = 0;
        var most = 0;
        var full = new TaskCompletionSource();
        _shop.Print = async (_, _, _) =>
        {
            most = Math.Max(most, Interlocked.Increment(ref running));
            if (Volatile.Read(ref running) == 3)
            {
                full.TrySetResult();
            }

            await full.Task;
            Interlocked.Decrement(ref running);
        };
        for (var number = 1; number <= 12; number++)
        {
            await EnqueueAsync($"Book {number}");
        }

        Start(new JobRunnerOptions { Concurrency = 3 });
        await DrainedAsync();

        Assert.Equal(3, most);
        Assert.Equal(12, _shop.Attempts.Count);
    }

    [Fact]
    public async Task A_running_job_keeps_its_lease_however_long_it_takes()
    {
        var release = new TaskCompletionSource();
        _shop.Print = (_, _, cancellation) => release.Task.WaitAsync(cancellation);
        await EnqueueAsync("Emma");
        Start();
        Start();
        await Eventually.HoldsAsync(() => _shop.Attempts.Count == 1, "the job runs", Cancellation);

        for (var step = 0; step < 30; step++)
        {
            var before = await DueAsync();
            _workspace.Clock.Advance(TimeSpan.FromSeconds(10));
            await Eventually.HoldsAsync(async () => await DueAsync() > before, "the lease is renewed", Cancellation);
        }

        release.SetResult();
        await DrainedAsync();
        Assert.Single(_shop.Attempts);
    }

    [Fact]
    public async Task A_job_whose_lease_ended_while_the_machine_slept_is_not_run_beside_itself()
    {
        var release = new TaskCompletionSource();
        _shop.Print = (sheet, _, cancellation) => sheet.Title == "Emma" ? release.Task.WaitAsync(cancellation) : Task.CompletedTask;
        await EnqueueAsync("Emma");
        Start();
        await Eventually.HoldsAsync(() => _shop.Attempts.Count == 1, "the job runs", Cancellation);

        await _database.RunAsync("update posthouse_jobs set due_at = @now", new { now = _workspace.Clock.GetUtcNow() });
        await EnqueueAsync("Dracula");
        await Eventually.HoldsAsync(() => _shop.Attempts.Any(static attempt => attempt.Title == "Dracula"), "what is due is taken up", Cancellation);
        release.SetResult();
        await DrainedAsync();

        Assert.Equal([("Emma", 1), ("Dracula", 1)], _shop.Attempts);
    }

    [Fact]
    public async Task Whoever_lost_the_lease_is_cancelled_and_changes_nothing()
    {
        var print = _shop.Print;
        var lost = new TaskCompletionSource<Exception?>();
        _shop.Print = async (payload, context, cancellation) =>
        {
            if (context.Attempt > 1)
            {
                await print(payload, context, cancellation);
                return;
            }

            await Task.Delay(Timeout.InfiniteTimeSpan, cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            lost.SetResult(await Record.ExceptionAsync(() => print(payload, context, CancellationToken.None)));
        };
        await EnqueueAsync("Emma");
        Start();
        await Eventually.HoldsAsync(() => _shop.Attempts.Count == 1, "the job runs", Cancellation);

        await _database.RunAsync("update posthouse_jobs set lease = null, due_at = @now", new { now = _workspace.Clock.GetUtcNow() });
        await DrainedAsync(TimeSpan.FromSeconds(10));
        await AdvanceUntilAsync(() => Task.FromResult(lost.Task.IsCompleted), "the first attempt is cancelled");

        Assert.IsType<LeaseLostException>(await lost.Task);
        Assert.Equal(["Emma"], await SheetsAsync());
    }

    [Fact]
    public async Task A_job_whose_process_vanished_runs_again_when_its_lease_ends_and_dies_when_that_was_its_last_attempt()
    {
        var first = await EnqueueAsync("Emma", new JobOptions { MaxAttempts = 2 });
        var last = await EnqueueAsync("Dracula", new JobOptions { MaxAttempts = 1 });
        var until = _workspace.Clock.GetUtcNow() + TimeSpan.FromSeconds(30);
        await _database.RunAsync("update posthouse_jobs set lease = 'of a killed process', attempts = 1, due_at = @until", new { until });

        Start();
        await AdvanceUntilAsync(async () => (await SheetsAsync()).Count == 1, "the job runs again");

        Assert.Equal([("Emma", 2)], _shop.Attempts);
        Assert.True(_workspace.Clock.GetUtcNow() >= until);
        Assert.Equal(last, Assert.Single(await new DeadJobs(_database).ListAsync(10, Cancellation)).Id);
        Assert.NotEqual(first, last);
    }

    [Fact]
    public async Task Stopping_waits_for_running_jobs_and_takes_up_no_more()
    {
        var release = new TaskCompletionSource();
        var print = _shop.Print;
        _shop.Print = async (payload, context, cancellation) =>
        {
            await release.Task;
            await print(payload, context, cancellation);
        };
        await EnqueueAsync("Emma");
        var work = Start();
        await Eventually.HoldsAsync(() => _shop.Attempts.Count == 1, "the job runs", Cancellation);

        var stopping = work.StopAsync(Cancellation);
        await EnqueueAsync("Dracula");
        Assert.False(stopping.IsCompleted);
        release.SetResult();
        await stopping;

        Assert.Equal(["Emma"], await SheetsAsync());
        Assert.Single(_shop.Attempts);
    }

    [Fact]
    public async Task Stopping_without_patience_gives_the_job_back_and_the_attempt_does_not_count()
    {
        _shop.Print = (_, _, cancellation) => Task.Delay(Timeout.InfiniteTimeSpan, cancellation);
        await EnqueueAsync("Emma");
        var work = Start();
        await Eventually.HoldsAsync(() => _shop.Attempts.Count == 1, "the job runs", Cancellation);

        await work.StopAsync(new CancellationToken(canceled: true));

        var (attempts, lease) = await _database.OneAsync<(int Attempts, string? Lease)>("select attempts, lease from posthouse_jobs");
        Assert.Equal((0, null), (attempts, lease));
    }

    [Fact]
    public async Task Payloads_without_a_job_and_wrong_options_are_refused()
    {
        var error = await Assert.ThrowsAsync<InvalidOperationException>(
            () => _database.WriteAsync(async transaction => await transaction.EnqueueAsync(new BindBook("Emma")), Cancellation));

        Assert.Contains(".Runs<…>()", error.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<ArgumentException>(() => EnqueueAsync("Emma", new JobOptions { MaxAttempts = 0 }));
        Assert.Equal(3, new JobRunnerOptions { Concurrency = 0, LongestDelay = TimeSpan.Zero, Lease = TimeSpan.Zero }.Problems().Count);
    }

    private ComponentWork Start(JobRunnerOptions? options = null)
    {
        var registrations = new ServiceCollection();
        var work = new WorkOptions { Jobs = options ?? new JobRunnerOptions { FirstDelay = TimeSpan.FromSeconds(1) } };
        registrations.AddSingleton(_shop);
        ComponentWork.Register(registrations, _database, work);
        var running = new ComponentWork(_database, registrations.BuildServiceProvider(), new EventSources(_ => "", _ => null!), work);
        _works.Add(running);
        running.Start();
        return running;
    }

    private Task<JobId> EnqueueAsync(string title, JobOptions? options = null) =>
        _database.WriteAsync(transaction => transaction.EnqueueAsync(new PrintSheet(title), options), Cancellation);

    private Task<IReadOnlyList<string>> SheetsAsync() => _database.AllAsync<string>("select title from sheets order by id");

    private Task<DateTimeOffset> DueAsync() => _database.OneAsync<DateTimeOffset>("select due_at from posthouse_jobs");

    private Task DrainedAsync(TimeSpan? step = null) =>
        AdvanceUntilAsync(async () => await _database.OneAsync<int>("select count(*) from posthouse_jobs where died_at is null") == 0, "all jobs are done", step);

    private Task AdvanceUntilAsync(Func<Task<bool>> condition, string what, TimeSpan? step = null) => Eventually.HoldsAsync(
        () =>
        {
            _workspace.Clock.Advance(step ?? TimeSpan.FromSeconds(1));
            return condition();
        },
        what,
        Cancellation);
}
