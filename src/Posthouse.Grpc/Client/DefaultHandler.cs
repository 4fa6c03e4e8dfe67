using Grpc.Net.Client;

namespace Posthouse.Grpc.Client;

/// <summary>The HTTP/2 client of a channel that was not given one.</summary>
internal static class DefaultHandler
{
    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(10);

    internal static SocketsHttpHandler Create(KeepAlive keepAlive) => new()
    {
        EnableMultipleHttp2Connections = true,
        ConnectTimeout = ConnectTimeout,
        KeepAlivePingDelay = keepAlive.Delay,
        KeepAlivePingTimeout = keepAlive.AnswerWithin,
        KeepAlivePingPolicy = keepAlive.WithoutCalls ? HttpKeepAlivePingPolicy.Always : HttpKeepAlivePingPolicy.WithActiveRequests,
        PooledConnectionIdleTimeout = Timeout.InfiniteTimeSpan,
        UseProxy = false,
        UseCookies = false,
        AllowAutoRedirect = false,
    };
}
