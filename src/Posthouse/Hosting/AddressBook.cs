using System.Collections.Immutable;

namespace Posthouse.Hosting;

/// <summary>
/// Where the processes of a running application are: the addresses of every replica of each. Changes as processes come and go; whoever
/// calls keeps looking, so that a restarted process is found at its new port. Safe for concurrent use.
/// </summary>
public sealed class AddressBook
{
    private readonly Lock _lock = new();
    private ImmutableDictionary<string, ImmutableArray<Uri>> _addresses = ImmutableDictionary<string, ImmutableArray<Uri>>.Empty;

    /// <summary>Raised after every change, outside any lock; look up what you need.</summary>
    public event EventHandler? Changed;

    /// <summary>Everything known now: replica addresses by process.</summary>
    public ImmutableDictionary<string, ImmutableArray<Uri>> All => Volatile.Read(ref _addresses);

    /// <summary>The replicas of a process, in no promised order; empty while none is known.</summary>
    /// <param name="process">The process's name.</param>
    public ImmutableArray<Uri> Of(string process) => All.TryGetValue(process, out var addresses) ? addresses : [];

    /// <summary>Replaces the addresses of one process.</summary>
    /// <param name="process">The process's name.</param>
    /// <param name="addresses">Its replicas; empty when none runs.</param>
    public void Set(string process, ImmutableArray<Uri> addresses)
    {
        lock (_lock)
        {
            if (Of(process).SequenceEqual(addresses))
            {
                return;
            }

            Volatile.Write(ref _addresses, _addresses.SetItem(process, addresses));
        }

        Changed?.Invoke(this, EventArgs.Empty);
    }

    /// <summary>Replaces the whole book.</summary>
    /// <param name="addresses">Replica addresses by process.</param>
    public void Replace(ImmutableDictionary<string, ImmutableArray<Uri>> addresses)
    {
        foreach (var gone in All.Keys.Except(addresses.Keys, StringComparer.Ordinal))
        {
            Set(gone, []);
        }

        foreach (var (process, replicas) in addresses)
        {
            Set(process, replicas);
        }
    }
}
