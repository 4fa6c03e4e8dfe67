using Microsoft.Extensions.DependencyInjection;
using Posthouse.Events;
using Posthouse.Jobs;

namespace Posthouse.Storage;

/// <summary>
/// The background work of one component in one process: a loop for each publisher that it follows, its jobs, and the clearing away of old idempotency keys.
/// </summary>
public sealed class ComponentWork : IAsyncDisposable
{
    /// <summary>Name of the <see cref="System.Diagnostics.ActivitySource"/> of handled facts and run jobs; their spans continue the trace of the call that caused them.</summary>
    public const string ActivitySourceName = "Posthouse.Work";

    private readonly Database _database;
    private readonly WorkOptions _options;
    private readonly List<FollowerLoop> _loops;
    private readonly JobRunner _jobs;
    private readonly CancellationTokenSource _stopping = new();
    private readonly CancellationTokenSource _interrupted = new();
    private Task _running = Task.CompletedTask;

    /// <summary>Prepares the work; nothing runs before <see cref="Start"/>.</summary>
    /// <param name="database">The component's database.</param>
    /// <param name="services">The component's services, with <see cref="Register"/> done.</param>
    /// <param name="sources">Where its followers read.</param>
    /// <param name="options">How the work is done.</param>
    /// <exception cref="ArgumentException">The options are wrong; all problems are listed.</exception>
    public ComponentWork(Database database, IServiceProvider services, EventSources sources, WorkOptions options)
    {
        OptionProblems.Refuse(options.Problems());
        _database = database;
        _options = options;
        _jobs = new JobRunner(database, services, options.Jobs);
        _loops = [.. database.Definition.Follows
            .GroupBy(followed => sources.PublisherOf(followed.Fact), followed => followed.Fact.FullName, StringComparer.Ordinal)
            .Select(types => new FollowerLoop(
                database, new FactHandling(database, services, types.Key), [.. types.Distinct(StringComparer.Ordinal)], sources.ClientFor(types.Key), options.Followers))];
    }

    /// <summary>How far each followed publisher has been followed.</summary>
    public IReadOnlyList<FollowerPosition> Positions => [.. _loops.Select(loop => loop.Position)];

    /// <summary>
    /// Adds what a storing component's classes may take: <see cref="Database"/>, <see cref="Idempotency"/>, <see cref="DeadFacts"/>, <see cref="DeadJobs"/>, <see cref="CrashPoints"/>,
    /// a <see cref="Func{TResult}"/> of <see cref="Guid"/> that makes new ids, and its follower and job classes.
    /// </summary>
    /// <param name="services">The component's services.</param>
    /// <param name="database">The component's database.</param>
    /// <param name="options">How the work is done.</param>
    public static void Register(IServiceCollection services, Database database, WorkOptions options)
    {
        services.AddSingleton(database);
        services.AddSingleton(new Idempotency(database, options.Idempotency));
        services.AddSingleton(new DeadJobs(database));
        services.AddSingleton(database.Environment.CrashPoints);
        services.AddSingleton(database.Environment.NewId);
        services.AddSingleton<DeadFacts>();
        foreach (var type in database.Definition.Follows.Select(followed => followed.Follower).Concat(database.Definition.Jobs).Distinct())
        {
            services.AddTransient(type);
        }
    }

    /// <summary>Starts following and running jobs. Called once.</summary>
    public void Start()
    {
        var work = _loops.Select(loop => loop.RunAsync(_stopping.Token)).Append(CleanUpAsync(_stopping.Token));
        _running = Task.WhenAll(
            _database.Definition.Jobs.IsEmpty ? work : work.Append(_jobs.RunAsync(_stopping.Token, _interrupted.Token)));
    }

    /// <summary>Takes no new fact or job, and waits for running jobs.</summary>
    /// <param name="cancellationToken">Ends the patience: running jobs are cancelled, and will be run again by whoever is next.</param>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _stopping.CancelAsync();
        await using var impatience = cancellationToken.UnsafeRegister(static source => ((CancellationTokenSource)source!).Cancel(), _interrupted);
        await _running;
    }

    /// <summary>Stops without patience: running jobs are cancelled.</summary>
    public async ValueTask DisposeAsync()
    {
        await _interrupted.CancelAsync();
        await StopAsync(CancellationToken.None);
        _stopping.Dispose();
        _interrupted.Dispose();
    }

    private async Task CleanUpAsync(CancellationToken stopping)
    {
        var idempotency = new Idempotency(_database, _options.Idempotency);
        var logger = _database.Environment.Loggers.CreateLogger($"Posthouse.Storage.{_database.Component}");
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                await Task.Delay(_options.Idempotency.CleanUpInterval, _database.Environment.Clock, stopping);
                await idempotency.CleanUpAsync(stopping);
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                return;
            }
            catch (StorageException error)
            {
                Log.CleanUpFailed(logger, error);
            }
        }
    }
}
