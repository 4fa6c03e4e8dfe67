using System.Collections.Concurrent;
using Interop.Tests.Cases;
using Interop.Tests.Echo;
using Interop.Tests.Peers;

[assembly: AssemblyFixture(typeof(CaseRuns))]

namespace Interop.Tests.Cases;

/// <summary>What came of the cases with each peer, each run once, when first asked for.</summary>
public sealed class CaseRuns
{
    private readonly ConcurrentDictionary<(Language, Side, bool), Lazy<Task<IReadOnlyDictionary<string, string?>>>> _runs = new();

    public Task<IReadOnlyDictionary<string, string?>> WithAsync(Language language, Side side, bool tls, OurServer server) => _runs.GetOrAdd(
        (language, side, tls),
        _ => new(() => side == Side.Serves
            ? CaseRun.ServedByAsync(language, tls, CancellationToken.None)
            : CaseRun.CalledByAsync(language, server, tls, CancellationToken.None))).Value;
}
