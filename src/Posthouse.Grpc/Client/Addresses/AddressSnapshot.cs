using System.Collections.Immutable;

namespace Posthouse.Grpc.Client;

/// <summary>The servers of a target at one time, and a task that completes when that time is over.</summary>
/// <param name="servers">The servers.</param>
internal sealed class AddressSnapshot(ImmutableArray<ServerAddress> servers)
{
    private readonly TaskCompletionSource _superseded = new(TaskCreationOptions.RunContinuationsAsynchronously);

    internal ImmutableArray<ServerAddress> Servers => servers;

    internal Task Superseded => _superseded.Task;

    internal void Supersede() => _superseded.TrySetResult();
}
