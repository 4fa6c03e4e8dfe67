using Grpc.Core.Utils;

namespace Grpc.Core;

/// <summary>What the transport knows about the peer of a call.</summary>
public class AuthContext
{
    private readonly Dictionary<string, List<AuthProperty>> _properties;

    /// <summary>What is known about a peer.</summary>
    /// <param name="peerIdentityPropertyName">The property that identifies the peer, or null if it is not authenticated.</param>
    /// <param name="properties">All properties by name.</param>
    public AuthContext(string? peerIdentityPropertyName, Dictionary<string, List<AuthProperty>> properties)
    {
        PeerIdentityPropertyName = peerIdentityPropertyName;
        _properties = GrpcPreconditions.CheckNotNull(properties, nameof(properties));
    }

    /// <summary>Whether the peer has proved who it is.</summary>
    public bool IsPeerAuthenticated => PeerIdentityPropertyName is not null;

    /// <summary>The property that identifies the peer, or null if it is not authenticated.</summary>
    public string? PeerIdentityPropertyName { get; }

    /// <summary>The properties that identify the peer; none if it is not authenticated.</summary>
    public IEnumerable<AuthProperty> PeerIdentity => PeerIdentityPropertyName is null ? [] : FindPropertiesByName(PeerIdentityPropertyName);

    /// <summary>All properties.</summary>
    public IEnumerable<AuthProperty> Properties => _properties.Values.SelectMany(values => values);

    /// <summary>The properties with a name.</summary>
    /// <param name="propertyName">The name.</param>
    /// <returns>The properties; none if the name is unknown.</returns>
    public IEnumerable<AuthProperty> FindPropertiesByName(string propertyName) =>
        _properties.TryGetValue(propertyName, out var values) ? values : [];
}
