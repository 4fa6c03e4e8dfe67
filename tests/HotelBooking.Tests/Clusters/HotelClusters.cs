using System.Collections.Concurrent;
using HotelBooking.Tests.Clusters;

[assembly: AssemblyFixture(typeof(HotelClusters))]

namespace HotelBooking.Tests.Clusters;

/// <summary>One cluster for each topology, shared by all tests that break nothing; started when the first one asks. Take it as a constructor parameter.</summary>
public sealed class HotelClusters : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, Lazy<Task<HotelCluster>>> _clusters = new(StringComparer.Ordinal);

    internal Task<HotelCluster> OfAsync(string topology) =>
        _clusters.GetOrAdd(topology, static name => new Lazy<Task<HotelCluster>>(() => HotelCluster.StartAsync(name, new HotelClusterOptions(), CancellationToken.None))).Value;

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var cluster in _clusters.Values)
        {
            await (await cluster.Value).DisposeAsync();
        }
    }
}
