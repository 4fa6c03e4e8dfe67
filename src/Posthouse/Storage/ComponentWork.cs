using Microsoft.Extensions.DependencyInjection;
using Posthouse.Events;

namespace Posthouse.Storage;

/// <summary>
/// The background work of one component in one process: a loop for each publisher that it follows, its jobs, and the clearing away of old idempotency keys.
/// </summary>
public sealed class ComponentWork : IAsyncDisposable
{
    /// <summary>Prepares the work; nothing runs before <see cref="Start"/>.</summary>
    /// <param name="database">The component's database.</param>
    /// <param name="services">The component's services, with <see cref="Register"/> done.</param>
    /// <param name="sources">Where its followers read.</param>
    /// <param name="options">How the work is done.</param>
    /// <exception cref="ArgumentException">The options are wrong, or two jobs take one payload type; all problems are listed.</exception>
    public ComponentWork(Database database, IServiceProvider services, EventSources sources, WorkOptions options)
    {
        throw new NotSupportedException();
    }

    /// <summary>How far each followed publisher has been followed.</summary>
    public IReadOnlyList<FollowerPosition> Positions => throw new NotSupportedException();

    /// <summary>
    /// Adds what a storing component's classes may take: <see cref="Database"/>, <see cref="Idempotency"/>, <see cref="DeadFacts"/>, <see cref="Jobs.DeadJobs"/>, and its follower and job classes.
    /// </summary>
    /// <param name="services">The component's services.</param>
    /// <param name="database">The component's database.</param>
    /// <param name="options">How the work is done.</param>
    public static void Register(IServiceCollection services, Database database, WorkOptions options) => throw new NotSupportedException();

    /// <summary>Starts following and running jobs.</summary>
    public void Start() => throw new NotSupportedException();

    /// <summary>Takes no new fact or job, and waits for running jobs.</summary>
    /// <param name="cancellationToken">Ends the patience: running jobs are cancelled, and will be run again by whoever is next.</param>
    public Task StopAsync(CancellationToken cancellationToken) => throw new NotSupportedException();

    /// <summary>Stops without patience.</summary>
    public ValueTask DisposeAsync() => throw new NotSupportedException();
}
