using System.Collections.Concurrent;
using System.Net;

namespace Authentication.Pages;

/// <summary>Counts attempts by address of the network, so that nobody can try all accounts with one password. In memory of each process: it slows guessing down, the accounts' own lock stops it.</summary>
internal sealed class AttemptLimit(AuthenticationOptions options, TimeProvider time)
{
    private const int MostRemembered = 10_000;
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(5);

    private readonly ConcurrentDictionary<IPAddress, (DateTimeOffset Since, int Count)> _attempts = [];

    /// <summary>Counts an attempt.</summary>
    /// <returns>Whether it may go on.</returns>
    public bool Admit(IPAddress? address)
    {
        var now = time.GetUtcNow();
        if (_attempts.Count >= MostRemembered)
        {
            _attempts.Clear();
        }

        var (_, count) = _attempts.AddOrUpdate(
            address ?? IPAddress.None, _ => (now, 1), (_, before) => now - before.Since >= Window ? (now, 1) : (before.Since, before.Count + 1));
        return count <= options.AttemptsPerAddress;
    }
}
