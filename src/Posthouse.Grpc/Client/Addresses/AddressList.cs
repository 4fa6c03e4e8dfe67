using System.Collections.Immutable;

namespace Posthouse.Grpc.Client;

/// <summary>
/// The addresses at which a target is served now. Whoever learns of a change replaces the list; channels follow with their next call, and
/// calls that wait for readiness look again at once. Safe for concurrent use.
/// </summary>
public sealed class AddressList
{
    private readonly Lock _lock = new();
    private AddressSnapshot _current;

    /// <summary>A list.</summary>
    /// <param name="addresses">Absolute http or https addresses, each once; none if nothing is known yet.</param>
    public AddressList(params IEnumerable<Uri> addresses) => _current = new AddressSnapshot(Servers(addresses, [], authority: null));

    /// <summary>The addresses, in the order given.</summary>
    public IReadOnlyList<Uri> Addresses => [.. Current.Servers.Select(server => server.Address)];

    internal AddressSnapshot Current => Volatile.Read(ref _current);

    /// <summary>Replaces the addresses. Calls under way are not touched.</summary>
    /// <param name="addresses">Absolute http or https addresses, each once; none if nothing serves the target now.</param>
    public void Replace(IEnumerable<Uri> addresses) => Replace(addresses, authority: null);

    /// <summary>Replaces the addresses by those of one name.</summary>
    /// <param name="addresses">Absolute http or https addresses, each once.</param>
    /// <param name="authority">What requests name instead; null for the address.</param>
    internal void Replace(IEnumerable<Uri> addresses, string? authority)
    {
        AddressSnapshot previous;
        lock (_lock)
        {
            previous = _current;
            Volatile.Write(ref _current, new AddressSnapshot(Servers(addresses, previous.Servers, authority)));
        }

        previous.Supersede();
    }

    private static ImmutableArray<ServerAddress> Servers(IEnumerable<Uri> addresses, ImmutableArray<ServerAddress> known, string? authority)
    {
        ArgumentNullException.ThrowIfNull(addresses);
        return [.. addresses.Select(address => known.FirstOrDefault(server => server.Address == address) ?? new ServerAddress(address, authority))];
    }
}
