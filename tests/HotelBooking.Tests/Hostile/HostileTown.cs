using HotelBooking.Tests.Clusters;

namespace HotelBooking.Tests.Hostile;

/// <summary>A cluster of its own: whether a database has changed can be told only where nobody else writes into it.</summary>
public sealed class HostileTown : IAsyncDisposable
{
    private readonly Lazy<Task<HotelCluster>> _hotel = new(static () => HotelCluster.StartAsync("one", Small, CancellationToken.None));

    /// <summary>A town that is quick to fill.</summary>
    internal static HotelClusterOptions Small { get; } = new() { Hotels = 20 };

    internal Task<HotelCluster> HotelAsync() => _hotel.Value;

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_hotel.IsValueCreated)
        {
            await (await _hotel.Value).DisposeAsync();
        }
    }
}
