namespace Grpc.Core;

/// <summary>The call being served.</summary>
public abstract class ServerCallContext
{
    private Dictionary<object, object>? _userState;

    /// <summary>Made by runtimes and test doubles.</summary>
    protected ServerCallContext()
    {
    }

    /// <summary>The path of the method: <c>/service/method</c>.</summary>
    public string Method => MethodCore;

    /// <summary>The authority that the client named.</summary>
    public string Host => HostCore;

    /// <summary>The address of the peer, such as <c>ipv4:127.0.0.1:50051</c>.</summary>
    public string Peer => PeerCore;

    /// <summary>The instant, in UTC, at which the call ends unfinished; <see cref="DateTime.MaxValue"/> for never.</summary>
    public DateTime Deadline => DeadlineCore;

    /// <summary>The headers that the client sent.</summary>
    public Metadata RequestHeaders => RequestHeadersCore;

    /// <summary>Fires when the client gives the call up or its deadline passes.</summary>
    public CancellationToken CancellationToken => CancellationTokenCore;

    /// <summary>What follows the last response; may be added to until the handler returns.</summary>
    public Metadata ResponseTrailers => ResponseTrailersCore;

    /// <summary>The outcome that the client sees when the handler returns; <see cref="StatusCode.OK"/> unless set.</summary>
    public Status Status
    {
        get => StatusCore;
        set => StatusCore = value;
    }

    /// <summary>How responses are written; null for the default.</summary>
    public WriteOptions? WriteOptions
    {
        get => WriteOptionsCore;
        set => WriteOptionsCore = value;
    }

    /// <summary>What the transport knows about the peer.</summary>
    public AuthContext AuthContext => AuthContextCore;

    /// <summary>Whatever interceptors and handler of this call want to share.</summary>
    public IDictionary<object, object> UserState => UserStateCore;

    /// <summary>See <see cref="Method"/>.</summary>
    protected abstract string MethodCore { get; }

    /// <summary>See <see cref="Host"/>.</summary>
    protected abstract string HostCore { get; }

    /// <summary>See <see cref="Peer"/>.</summary>
    protected abstract string PeerCore { get; }

    /// <summary>See <see cref="Deadline"/>.</summary>
    protected abstract DateTime DeadlineCore { get; }

    /// <summary>See <see cref="RequestHeaders"/>.</summary>
    protected abstract Metadata RequestHeadersCore { get; }

    /// <summary>See <see cref="CancellationToken"/>.</summary>
    protected abstract CancellationToken CancellationTokenCore { get; }

    /// <summary>See <see cref="ResponseTrailers"/>.</summary>
    protected abstract Metadata ResponseTrailersCore { get; }

    /// <summary>See <see cref="Status"/>.</summary>
    protected abstract Status StatusCore { get; set; }

    /// <summary>See <see cref="WriteOptions"/>.</summary>
    protected abstract WriteOptions? WriteOptionsCore { get; set; }

    /// <summary>See <see cref="AuthContext"/>.</summary>
    protected abstract AuthContext AuthContextCore { get; }

    /// <summary>See <see cref="UserState"/>. Made when first asked for.</summary>
    protected virtual IDictionary<object, object> UserStateCore => _userState ??= [];

    /// <summary>Sends the response headers now. At most once, and before the first response.</summary>
    /// <param name="responseHeaders">The headers.</param>
    /// <returns>Completes when they have been sent.</returns>
    /// <exception cref="InvalidOperationException">They have been sent already.</exception>
    public Task WriteResponseHeadersAsync(Metadata responseHeaders) => WriteResponseHeadersAsyncCore(responseHeaders);

    /// <summary>Makes a token that ties outgoing calls to this one, where the runtime supports it.</summary>
    /// <param name="options">What passes on; everything by default.</param>
    /// <returns>The token for <see cref="CallOptions.WithPropagationToken"/>.</returns>
    public ContextPropagationToken CreatePropagationToken(ContextPropagationOptions? options = null) => CreatePropagationTokenCore(options);

    /// <summary>See <see cref="WriteResponseHeadersAsync"/>.</summary>
    /// <param name="responseHeaders">The headers.</param>
    /// <returns>Completes when they have been sent.</returns>
    protected abstract Task WriteResponseHeadersAsyncCore(Metadata responseHeaders);

    /// <summary>See <see cref="CreatePropagationToken"/>.</summary>
    /// <param name="options">What passes on.</param>
    /// <returns>The token.</returns>
    protected abstract ContextPropagationToken CreatePropagationTokenCore(ContextPropagationOptions? options);
}
