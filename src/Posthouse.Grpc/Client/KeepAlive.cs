namespace Grpc.Net.Client;

/// <summary>How a channel finds out that a silent connection is dead: by pings (RFC 9113 section 6.7). A ping that is not answered ends the calls of its connection with UNAVAILABLE.</summary>
public sealed record KeepAlive
{
    // Servers of the gRPC core end connections that are pinged more often than every five minutes without data.
    private const int ToleratedSeconds = 310;

    /// <summary>
    /// Silence after which a ping is sent; at least 1 s, or <see cref="Timeout.InfiniteTimeSpan"/> for no pings. Default: 310 s, which servers with the
    /// defaults of other gRPC libraries tolerate.
    /// </summary>
    public TimeSpan Delay { get; init; } = TimeSpan.FromSeconds(ToleratedSeconds);

    /// <summary>How long an answer may take before the connection counts as dead; at least 1 s. Default: 20 s.</summary>
    public TimeSpan AnswerWithin { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>Whether connections without calls are pinged too. Default: no.</summary>
    public bool WithoutCalls { get; init; }

    internal string? Problem => this switch
    {
        _ when Delay < TimeSpan.FromSeconds(1) && Delay != Timeout.InfiniteTimeSpan => "KeepAlive.Delay is below 1 s.",
        _ when AnswerWithin < TimeSpan.FromSeconds(1) => "KeepAlive.AnswerWithin is below 1 s.",
        _ => null,
    };
}
