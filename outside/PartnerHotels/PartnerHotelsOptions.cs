namespace PartnerHotels;

/// <summary>How one partner's system runs.</summary>
public sealed record PartnerHotelsOptions
{
    /// <summary>Which partner: <c>meridian</c>, <c>albergo</c> or <c>nordhus</c>; each speaks a protocol of its own.</summary>
    public required string Partner { get; init; }

    /// <summary>Folder of its bookings; made when missing.</summary>
    public required string DataDirectory { get; init; }

    /// <summary>The port on localhost; 0 takes any free one. Default: 0.</summary>
    public int Port { get; init; }

    /// <summary>A listening socket that this process has inherited, by its number; then the port is the socket's. Default: none, it opens one.</summary>
    public ulong? Socket { get; init; }

    /// <summary>From how many of the application's fictional hotels it picks those that it sells too. Default: 1,000; 1 or more.</summary>
    public int Hotels { get; init; } = 1_000;

    /// <summary>How long the switch <c>slow</c> delays an answer. Default: 1.5 s.</summary>
    public TimeSpan Slowness { get; init; } = TimeSpan.FromMilliseconds(1_500);

    /// <summary>The clock. Default: the machine's.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}
