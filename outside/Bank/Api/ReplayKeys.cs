using System.Collections.Concurrent;

namespace Bank.Api;

/// <summary>The idempotency keys whose requests are being carried out.</summary>
internal sealed class ReplayKeys
{
    private readonly ConcurrentDictionary<string, byte> _busy = new(StringComparer.Ordinal);

    public bool TryEnter(string key) => _busy.TryAdd(key, 0);

    public void Leave(string key) => _busy.TryRemove(key, out _);
}
