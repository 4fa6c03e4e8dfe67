using Posthouse.Contracts.Testing.V1;

namespace Interop.Tests.Peers;

/// <summary>A call that a peer is told to make.</summary>
/// <param name="Method">Name of the method.</param>
/// <param name="Requests">The requests, one or a stream.</param>
public sealed record PeerCall(string Method, params EchoRequest[] Requests)
{
    /// <summary>Metadata to send.</summary>
    public IReadOnlyList<Pair> Metadata { get; init; } = [];

    /// <summary>Deadline from now, or null.</summary>
    public int? DeadlineMilliseconds { get; init; }

    /// <summary>Whether it waits while there is no server.</summary>
    public bool WaitForReady { get; init; }

    /// <summary>Cancels after that many responses, 0 when the headers arrive; null for not at all.</summary>
    public int? CancelAfter { get; init; }
}
