using Grpc.Net.Client;

namespace Posthouse.Grpc.Client;

/// <summary>The HTTP/2 client of a channel that was not given one.</summary>
/// <remarks>
/// A reader that stops must not cost memory: of one stream at most <see cref="StreamWindow"/> arrives unread. The runtime would let the window grow to 16 MiB, and
/// only a switch for the whole process stops it; it is set before the first handler is made, unless the application has set it itself.
/// </remarks>
internal static class DefaultHandler
{
    private const string FixedWindow = "System.Net.SocketsHttpHandler.Http2FlowControl.DisableDynamicWindowSizing";
    private const int StreamWindow = 1024 * 1024;

    // Beyond it the HTTP client gives up the connection with all its calls, so the limit that ends a single call is the channel's own.
    private const int MaxHeadersInKibibytes = 1024;

    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(10);

    static DefaultHandler()
    {
        if (!AppContext.TryGetSwitch(FixedWindow, out _))
        {
            AppContext.SetSwitch(FixedWindow, true);
        }
    }

    internal static SocketsHttpHandler Create(KeepAlive keepAlive) => new()
    {
        EnableMultipleHttp2Connections = true,
        ConnectTimeout = ConnectTimeout,
        MaxResponseHeadersLength = MaxHeadersInKibibytes,
        InitialHttp2StreamWindowSize = StreamWindow,
        KeepAlivePingDelay = keepAlive.Delay,
        KeepAlivePingTimeout = keepAlive.AnswerWithin,
        KeepAlivePingPolicy = keepAlive.WithoutCalls ? HttpKeepAlivePingPolicy.Always : HttpKeepAlivePingPolicy.WithActiveRequests,
        PooledConnectionIdleTimeout = Timeout.InfiniteTimeSpan,
        UseProxy = false,
        UseCookies = false,
        AllowAutoRedirect = false,
    };
}
