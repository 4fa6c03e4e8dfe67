using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Posthouse.Topologies;

namespace Posthouse.Hosting.Supervision;

/// <summary>Ends all processes: each is told to stop once its callers have ended; what is left when the patience is over is killed.</summary>
internal sealed class Shutdown(ApplicationPlan plan, ImmutableArray<SupervisedReplica> replicas, TimeSpan patience)
{
    // Left over for callees after a caller used up its time, and for killing.
    private static readonly TimeSpan Reserve = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Least = TimeSpan.FromSeconds(1);

    private readonly StopOrder _order = new(plan);
    private readonly HashSet<SupervisedReplica> _told = [];
    private readonly long _begun = TimeProvider.System.GetTimestamp();

    private TimeSpan Remaining => patience - TimeProvider.System.GetElapsedTime(_begun);

    public async Task RunAsync(ILogger logger, CancellationToken insisting)
    {
        while (Running() is { Count: > 0 } running && Remaining > TimeSpan.Zero && !insisting.IsCancellationRequested)
        {
            await TellAsync(running);
            using var waiting = CancellationTokenSource.CreateLinkedTokenSource(insisting);
            waiting.CancelAfter(Remaining > TimeSpan.Zero ? Remaining : TimeSpan.Zero);
            await Task.WhenAny([.. running.Select(static replica => replica.Ended), Until(waiting.Token)]);
        }

        foreach (var replica in Running())
        {
            Log.Killed(logger, replica.Name);
            replica.Kill();
        }

        await Task.WhenAll(replicas.Select(static replica => replica.Ended));
    }

    private static async Task Until(CancellationToken token)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var _ = token.Register(() => done.TrySetResult());
        await done.Task;
    }

    private List<SupervisedReplica> Running() => [.. replicas.Where(static replica => replica.IsRunning)];

    private async Task TellAsync(List<SupervisedReplica> running)
    {
        var next = _order.Next(running.Select(static replica => replica.Plan.Name).ToHashSet(StringComparer.Ordinal)).ToList();
        foreach (var replica in running.Where(replica => next.Contains(replica.Plan.Name, StringComparer.Ordinal) && _told.Add(replica)))
        {
            if (replica.Connection is { } connection)
            {
                await connection.SendAsync(new Stop(Remaining - Reserve > Least ? Remaining - Reserve : Least), CancellationToken.None);
            }
            else
            {
                // It has only just been started, and nothing runs in it yet.
                replica.Kill();
            }
        }
    }
}
