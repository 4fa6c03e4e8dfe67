using System.Net;

namespace Posthouse.Grpc.Client;

/// <summary>A host name with scheme and port, of which each IP address is a server.</summary>
/// <param name="address">Address with the name.</param>
internal sealed class NamedHost(Uri address)
{
    /// <summary>Where the name stands for the server.</summary>
    internal Uri Address => address;

    /// <summary>The name alone.</summary>
    internal string Name => address.IdnHost;

    /// <summary>What requests name as their authority, and TLS as the server's name, wherever they go.</summary>
    internal string Authority => address.Authority;

    /// <summary>The server at one address of the name.</summary>
    /// <param name="ip">The address.</param>
    internal Uri At(IPAddress ip) => new UriBuilder(address.Scheme, ip.ToString(), address.Port).Uri;
}
