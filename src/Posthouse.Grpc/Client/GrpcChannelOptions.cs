using Grpc.Core;
using Microsoft.Extensions.Logging;
using Posthouse.Grpc.Client;

namespace Grpc.Net.Client;

/// <summary>How a channel works. Read once, when the channel is made.</summary>
public sealed class GrpcChannelOptions
{
    /// <summary>
    /// Channel credentials. Default: null, the scheme of the address decides (https: TLS with the machine's trusted roots). Other roots or a
    /// client certificate are set on <see cref="HttpHandler"/>.
    /// </summary>
    public ChannelCredentials? Credentials { get; set; }

    /// <summary>
    /// Sends the requests instead of a handler of the channel's own. Must speak HTTP/2. Default: null. Not together with
    /// <see cref="HttpClient"/>.
    /// </summary>
    public HttpMessageHandler? HttpHandler { get; set; }

    /// <summary>
    /// Sends the requests instead of a handler of the channel's own; its time-out applies to every call. Default: null. Not together with
    /// <see cref="HttpHandler"/>.
    /// </summary>
    public HttpClient? HttpClient { get; set; }

    /// <summary>
    /// Whether disposing of the channel disposes of <see cref="HttpHandler"/> or <see cref="HttpClient"/>. Default: false. Ignored when neither
    /// is given: the channel's own handler always goes with it.
    /// </summary>
    public bool DisposeHttpClient { get; set; }

    /// <summary>Greatest length in bytes of a received message, inclusive; null for no limit. Default: 4 MiB. Longer: RESOURCE_EXHAUSTED.</summary>
    public int? MaxReceiveMessageSize { get; set; } = 4 * 1024 * 1024;

    /// <summary>Greatest length in bytes of a sent message, inclusive; null for no limit. Default: null. Longer: RESOURCE_EXHAUSTED.</summary>
    public int? MaxSendMessageSize { get; set; }

    /// <summary>
    /// Greatest size in bytes of the headers of a response, and of its trailers, inclusive: of each entry the name, the value as it travels, and 32 more, as HTTP/2
    /// counts (RFC 9113 section 6.5.2); null for no limit but the HTTP client's. Default: 64 KiB. More: RESOURCE_EXHAUSTED. Beyond 1 MiB for both together the connection
    /// is given up (with <see cref="HttpHandler"/> or <see cref="HttpClient"/>: beyond their own limit).
    /// </summary>
    public int? MaxReceiveMetadataSize { get; set; } = 64 * 1024;

    /// <summary>Makes the channel's logger. Default: null, nothing is logged.</summary>
    public ILoggerFactory? LoggerFactory { get; set; }

    /// <summary>
    /// Whether a call that was cancelled, or whose deadline passed, throws <see cref="OperationCanceledException"/> instead of
    /// <see cref="RpcException"/>. Default: false.
    /// </summary>
    public bool ThrowOperationCanceledOnCancellation { get; set; }

    /// <summary>Whether call credentials are sent without TLS too. Default: false, such a call fails with UNAUTHENTICATED.</summary>
    public bool UnsafeUseInsecureChannelCallCredentials { get; set; }

    /// <summary>
    /// How long a server that could not be reached is passed over while another one is there, and how long a call that waits for readiness
    /// waits before the first new attempt. Above zero. Default: 100 ms.
    /// </summary>
    public TimeSpan InitialReconnectBackoff { get; set; } = TimeSpan.FromMilliseconds(100);

    /// <summary>The longest wait between attempts; each wait is 1.6 times the one before. Not below the initial one. Default: 5 s.</summary>
    public TimeSpan MaxReconnectBackoff { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// Which calls are made again after a failure. Default: null, none; but a call of which a server has surely seen nothing (no connection, or
    /// REFUSED_STREAM) always goes to the next one.
    /// </summary>
    public RetryPolicy? Retry { get; set; }

    /// <summary>How dead connections are found. Ignored when <see cref="HttpHandler"/> or <see cref="HttpClient"/> is given.</summary>
    public KeepAlive KeepAlive { get; set; } = new();

    /// <summary>
    /// How servers are found behind a name. Ignored for fixed addresses, and for http and https addresses when <see cref="HttpHandler"/> or
    /// <see cref="HttpClient"/> is given: then the name is theirs to look up.
    /// </summary>
    public NameResolution Names { get; set; } = new();

    /// <summary>Lets each call begin or refuses it, and hears how it ended; attempts of one call are one. Default: null, every call begins.</summary>
    public CallGuard? Guard { get; set; }

    /// <summary>The clock that deadlines and waits go by. Default: the system's.</summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;
}
