using Posthouse.Components;
using Posthouse.Jobs;

namespace Posthouse.Storage;

/// <summary>
/// A component's own database. Work is handed over as a delegate and awaited; no thread of a handler blocks. Nobody outside the component can get it.
/// </summary>
/// <remarks>
/// A unit of work may await its own statements and nothing else: whoever must call others does that before or after, or enqueues a job.
/// </remarks>
public abstract class Database : IAsyncDisposable
{
    private protected Database(ComponentDefinition definition, StorageEnvironment environment)
    {
        Definition = definition;
        Environment = environment;
        Jobs = new JobKinds(definition);
    }

    /// <summary>Name of the component that owns the database.</summary>
    public string Component => Definition.Name;

    internal ComponentDefinition Definition { get; }

    internal StorageEnvironment Environment { get; }

    internal JobKinds Jobs { get; }

    /// <summary>Raised when facts became durable.</summary>
    internal Signal FactsCommitted { get; } = new();

    /// <summary>Raised when cursors of followers were set back or forward by hand.</summary>
    internal Signal CursorsReset { get; } = new();

    /// <summary>Raised when jobs became durable, or may be taken up again.</summary>
    internal Signal JobsCommitted { get; } = new();

    /// <summary>Does a unit of work that changes data, and returns once it is durable.</summary>
    /// <typeparam name="T">What the work answers.</typeparam>
    /// <param name="work">The unit. Runs once; an exception rolls it back and comes out here.</param>
    /// <param name="cancellationToken">Takes the unit back while it waits for its turn; once begun it runs to its end.</param>
    /// <exception cref="InvalidOperationException">The work awaited something other than its own statements.</exception>
    public abstract Task<T> WriteAsync<T>(Func<Transaction, ValueTask<T>> work, CancellationToken cancellationToken);

    /// <summary>Does a unit of work that changes data, and returns once it is durable.</summary>
    /// <param name="work">The unit. Runs once; an exception rolls it back and comes out here.</param>
    /// <param name="cancellationToken">Takes the unit back while it waits for its turn; once begun it runs to its end.</param>
    /// <exception cref="InvalidOperationException">The work awaited something other than its own statements.</exception>
    public Task WriteAsync(Func<Transaction, ValueTask> work, CancellationToken cancellationToken) =>
        WriteAsync(
            async transaction =>
            {
                await work(transaction);
                return true;
            },
            cancellationToken);

    /// <summary>Reads from one consistent state, which holds everything that was durable when the work began.</summary>
    /// <typeparam name="T">What the work answers.</typeparam>
    /// <param name="work">The unit.</param>
    /// <param name="cancellationToken">Takes the unit back while it waits for its turn.</param>
    /// <exception cref="InvalidOperationException">The work awaited something other than its own statements.</exception>
    public abstract Task<T> ReadAsync<T>(Func<Reader, ValueTask<T>> work, CancellationToken cancellationToken);

    /// <summary>Refuses new work, finishes what is queued, and closes.</summary>
    public abstract ValueTask DisposeAsync();
}
