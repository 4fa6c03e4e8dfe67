
namespace Posthouse.Grpc.Client;

/// <summary>The HTTP/2 client of a channel that was not given one.</summary>
internal static class DefaultHandler
{
    // Servers of the gRPC core end connections that are pinged more often than every five minutes without data.
    private static readonly TimeSpan PingDelay = TimeSpan.FromSeconds(310);
    private static readonly TimeSpan PingTimeout = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(10);

    internal static SocketsHttpHandler Create() => new()
    {
        EnableMultipleHttp2Connections = true,
        ConnectTimeout = ConnectTimeout,
        KeepAlivePingDelay = PingDelay,
        KeepAlivePingTimeout = PingTimeout,
        KeepAlivePingPolicy = HttpKeepAlivePingPolicy.WithActiveRequests,
        PooledConnectionIdleTimeout = Timeout.InfiniteTimeSpan,
        UseProxy = false,
        UseCookies = false,
        AllowAutoRedirect = false,
    };
}
