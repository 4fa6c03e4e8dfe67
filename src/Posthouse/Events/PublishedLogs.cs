using System.Collections.Concurrent;
using Grpc.Core;
using Posthouse.Storage;

namespace Posthouse.Events;

/// <summary>Says whether the caller of a read may follow these facts: whether its declared graph has them.</summary>
/// <param name="context">The call, with its caller.</param>
/// <param name="publisher">Name of the publishing component.</param>
/// <param name="types">Full names of the message types asked for.</param>
public delegate bool FollowCheck(ServerCallContext context, string publisher, IReadOnlyList<string> types);

/// <summary>The logs that this process can serve: one for each publishing component in it.</summary>
/// <param name="mayFollow">Who may follow what.</param>
public sealed class PublishedLogs(FollowCheck mayFollow) : IDisposable
{
    private readonly ConcurrentDictionary<string, Database> _logs = new(StringComparer.Ordinal);
    private readonly CancellationTokenSource _stopping = new();

    internal FollowCheck MayFollow { get; } = mayFollow;

    internal CancellationToken Stopping => _stopping.Token;

    /// <summary>Serves the log of a component of this process.</summary>
    /// <param name="database">The component's database.</param>
    /// <exception cref="ArgumentException">A log of that name is served already.</exception>
    public void Add(Database database)
    {
        if (!_logs.TryAdd(database.Component, database))
        {
            throw new ArgumentException($"The log of {database.Component} is served already: a component is placed once in a process.", nameof(database));
        }
    }

    /// <summary>Ends all open reads with UNAVAILABLE, so that followers connect elsewhere; new ones are refused likewise. Before the server stops.</summary>
    public void Stop() => _stopping.Cancel();

    /// <inheritdoc/>
    public void Dispose()
    {
        _stopping.Cancel();
        _stopping.Dispose();
    }

    internal Database? Find(string publisher) => _logs.GetValueOrDefault(publisher);
}
