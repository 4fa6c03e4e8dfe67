using Grpc.Core;
using Posthouse.Grpc.Wire;

namespace Posthouse.Grpc.Local;

/// <summary>Who makes local calls, and the limits on its side: what a channel's options are for calls over the network.</summary>
public sealed record LocalCaller
{
    /// <summary>Names a caller.</summary>
    /// <param name="name">The caller's name; the server sees the peer <c>local:name</c>.</param>
    public LocalCaller(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        Name = name;
        Peer = "local:" + name;
    }

    /// <summary>The caller's name.</summary>
    public string Name { get; }

    /// <summary>What the server sees as peer.</summary>
    public string Peer { get; }

    /// <summary>What the server sees of the caller's identity. Default: not authenticated.</summary>
    public AuthContext Authentication { get; init; } = new(null, []);

    /// <summary>What <see cref="ServerCallContext.UserState"/> of each call starts with, such as a typed identity; null for nothing. Default: null.</summary>
    public IReadOnlyDictionary<object, object>? UserState { get; init; }

    /// <summary>Greatest length in bytes of a response; null for no limit. Default: 4 MiB, as for a channel.</summary>
    public int? MaxReceiveMessageSize { get; init; } = Protocol.DefaultMaxReceiveMessageSize;

    /// <summary>Greatest length in bytes of a request; null for no limit. Default: none, as for a channel.</summary>
    public int? MaxSendMessageSize { get; init; }
}
