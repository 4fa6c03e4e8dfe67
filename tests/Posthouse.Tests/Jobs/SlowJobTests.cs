using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Posthouse.Components;
using Posthouse.Events;
using Posthouse.Jobs;
using Posthouse.Storage;
using Posthouse.Testing.Observing;
using Posthouse.Tests.Storage;

namespace Posthouse.Tests.Jobs;

/// <summary>Jobs of a class that says how many of it run at once.</summary>
public sealed class SlowJobTests : IAsyncDisposable
{
    private readonly Workspace _workspace = new();
    private readonly Bindery _bindery = new();
    private ComponentWork? _work;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        _bindery.Open.TrySetResult();
        await (_work?.DisposeAsync() ?? ValueTask.CompletedTask);
        await _workspace.DisposeAsync();
    }

    [Fact]
    public async Task As_many_run_at_once_as_the_class_says_others_go_on_meanwhile_and_waiting_costs_no_attempt()
    {
        var database = await _workspace.OpenAsync(ComponentDefinition.Of<BinderyComponent>());
        for (var book = 0; book < 20; book++)
        {
            await database.WriteAsync(async transaction => await transaction.EnqueueAsync(new BindBook($"{book}")), Cancellation);
        }

        await database.WriteAsync(async transaction => await transaction.EnqueueAsync(new PrintSheet("urgent")), Cancellation);

        Start(database);
        await Eventually.HoldsAsync(() => _bindery.Printed.Contains("urgent"), "the sheet is printed while books are bound", Cancellation);
        await Eventually.HoldsAsync(() => _bindery.Bound == BindingJob.AtOnce, "books are bound at every place", Cancellation);
        _bindery.Open.SetResult();
        await Eventually.HoldsAsync(
            async () =>
            {
                _workspace.Clock.Advance(TimeSpan.FromSeconds(1));
                return await database.OneAsync<int>("select count(*) from posthouse_jobs") == 0;
            },
            "all is done",
            Cancellation);

        Assert.Equal((20, BindingJob.AtOnce, 1), (_bindery.Bound, _bindery.MostAtOnce, _bindery.LastAttempt));
    }

    [Fact]
    public async Task A_class_of_which_none_may_run_is_refused()
    {
        var error = await Assert.ThrowsAsync<ArgumentException>(() => _workspace.OpenAsync(ComponentDefinition.Of<ClosedComponent>()));

        Assert.Contains("ClosedJob.AtOnce is 0: give at least 1", error.Message, StringComparison.Ordinal);
    }

    private void Start(Database database)
    {
        var registrations = new ServiceCollection();
        var work = new WorkOptions();
        registrations.AddSingleton(_bindery);
        ComponentWork.Register(registrations, database, work);
        _work = new ComponentWork(database, registrations.BuildServiceProvider(), new EventSources(_ => "", _ => null!), work);
        _work.Start();
    }

    private sealed class BinderyComponent : IComponent
    {
        public static void Define(ComponentBuilder component) => component
            .Stores(Migrations.FromScripts(new MigrationScript(1, "books", "create table books (title text not null);")))
            .Runs<BindingJob>()
            .Runs<QuickJob>();
    }

    private sealed class ClosedComponent : IComponent
    {
        public static void Define(ComponentBuilder component) => component
            .Stores(Migrations.FromScripts(new MigrationScript(1, "books", "create table books (title text not null);")))
            .Runs<ClosedJob>();
    }

    private sealed class Bindery
    {
        private readonly Lock _counting = new();
        private int _now;

        public TaskCompletionSource Open { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public ConcurrentQueue<string> Printed { get; } = new();

        public int Bound { get; private set; }

        public int MostAtOnce { get; private set; }

        public int LastAttempt { get; private set; }

        public void Begin(int attempt)
        {
            lock (_counting)
            {
                Bound++;
                MostAtOnce = Math.Max(MostAtOnce, ++_now);
                LastAttempt = Math.Max(LastAttempt, attempt);
            }
        }

        public void End()
        {
            lock (_counting)
            {
                _now--;
            }
        }
    }

    private sealed class BindingJob(Bindery bindery) : IJob<BindBook>
    {
        public static int AtOnce => 2;

        public async Task RunAsync(BindBook payload, JobContext context, CancellationToken cancellationToken)
        {
            bindery.Begin(context.Attempt);
            await bindery.Open.Task.WaitAsync(cancellationToken);
            bindery.End();
        }
    }

    private sealed class QuickJob(Bindery bindery) : IJob<PrintSheet>
    {
        public Task RunAsync(PrintSheet payload, JobContext context, CancellationToken cancellationToken)
        {
            bindery.Printed.Enqueue(payload.Title);
            return Task.CompletedTask;
        }
    }

    private sealed class ClosedJob : IJob<PrintSheet>
    {
        public static int AtOnce => 0;

        public Task RunAsync(PrintSheet payload, JobContext context, CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
