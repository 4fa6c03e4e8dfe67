using Grpc.Core;
using Microsoft.Extensions.Logging;
using Posthouse.Grpc.Client;
using Posthouse.Grpc.Server;
using Posthouse.Grpc.Wire;
using CallDeadline = Posthouse.Grpc.Server.CallDeadline;

namespace Posthouse.Grpc.Local;

/// <summary>
/// Both sides of one local call. Its end is decided once, by whoever sets it first: the server with its outcome, or the client by
/// cancellation, disposal or deadline. What few calls need (token, headers, their tasks) is made when it is first asked for; whoever makes such
/// a thing looks at the end afterwards, and whoever sets the end looks for such things afterwards, so that neither misses the other.
/// </summary>
internal abstract class LocalCall(BoundMethod method, LocalCallInvoker invoker, string? host, CallOptions options) : ServedCall(method)
{
    private Metadata _sentHeaders = Metadata.Empty;
    private readonly DateTime _deadlineInstant = PropagationToken.DeadlineOf(options) ?? DateTime.MaxValue;
    private CallDeadline? _deadline;
    private CancellationTokenRegistration _registration;
    private CancellationTokenRegistration _served;
    private LocalEnd? _end;
    private CancellationTokenSource? _serverToken;
    private Metadata? _requestHeaders;
    private Metadata? _responseHeaders;
    private TaskCompletionSource<Metadata>? _responseHeadersSource;

    /// <summary>Whether credentials have to be asked for before the call can be served.</summary>
    protected bool HasCredentials => options.Credentials is not null;

    internal LocalCaller Caller => invoker.Caller;

    /// <summary>The end, or null while the call runs.</summary>
    internal LocalEnd? End => Volatile.Read(ref _end);

    internal override Status? Interruption => End is { ByServer: false } end ? end.Status : null;

    internal override ILogger Logger => Bound.Binding.Logger;

    protected override IServiceProvider RequestServices =>
        throw new InvalidOperationException($"{Bound.ServiceType} was bound without services of its own and cannot be called locally.");

    protected override string HostCore => host ?? "local";

    protected override string PeerCore => Caller.Peer;

    protected override DateTime DeadlineCore => _deadlineInstant;

    protected override Metadata RequestHeadersCore => _requestHeaders ??= _sentHeaders.IsReadOnly ? [] : _sentHeaders;

    protected override AuthContext AuthContextCore => Caller.Authentication;

    protected override IReadOnlyDictionary<object, object>? InitialUserState => Caller.UserState;

    protected override CancellationToken CancellationTokenCore
    {
        get
        {
            if (_serverToken is null)
            {
                Interlocked.CompareExchange(ref _serverToken, new CancellationTokenSource(), null);
            }

            // Whoever sees that the call is over may be earlier than whoever ends it: the token is cancelled for both.
            CancelServer();
            return _serverToken.Token;
        }
    }

    private bool IsLate => _deadlineInstant <= invoker.Time.GetUtcNow().UtcDateTime;

    // What the Async…Call types are made of: static, so that a call allocates no delegates.
    internal static Task<Metadata> HeadersOf(object call) => ((LocalCall)call).ResponseHeadersAsync();

    internal static Status StatusOf(object call) => ((LocalCall)call).RequireEnd().Status;

    internal static Metadata TrailersOf(object call) => ((LocalCall)call).RequireEnd().Trailers;

    internal static void Dispose(object call) => ((LocalCall)call).Interrupt(Outcomes.Disposed);

    /// <summary>Ends the call from the client's side, unless it has ended.</summary>
    internal void Interrupt(Status status)
    {
        if (TryEnd(LocalEnd.Client(status)))
        {
            CancelServer();
        }
    }

    /// <summary>Headers go out with the first message at the latest.</summary>
    internal void SendHeaders()
    {
        if (_responseHeaders is null && Interlocked.CompareExchange(ref _responseHeaders, Metadata.Empty, null) is null)
        {
            SettleHeaders();
        }
    }

    /// <summary>Arms cancellation and deadline.</summary>
    /// <returns>False if the call has ended before it began.</returns>
    protected bool Begin()
    {
        try
        {
            _sentHeaders = MetadataHeaders.CopyRequest(options.Headers);
        }
        catch (ArgumentException exception)
        {
            Interrupt(FailureStatus.Of(exception));
        }

        if (options.CancellationToken.CanBeCanceled)
        {
            _registration = options.CancellationToken.UnsafeRegister(
                static call => ((LocalCall)call!).Interrupt(Outcomes.CancelledByClient), this);
        }

        if (PropagationToken.CancellationOf(options) is { CanBeCanceled: true } served)
        {
            _served = served.UnsafeRegister(
                static call => ((LocalCall)call!).Interrupt(((LocalCall)call).IsLate ? Outcomes.DeadlineExceeded : Outcomes.CancelledByClient), this);
        }

        if (_deadlineInstant != DateTime.MaxValue && End is null)
        {
            _deadline = new CallDeadline(_deadlineInstant, invoker.Time, () => Interrupt(Outcomes.DeadlineExceeded));
            _deadline.Start();
        }

        if (End is null)
        {
            return true;
        }

        _registration.Unregister();
        _served.Unregister();
        _deadline?.Dispose();
        return false;
    }

    /// <summary>Adds what the credentials of the call give to its headers.</summary>
    /// <returns>False if the call has ended meanwhile, or the credentials failed.</returns>
    protected async ValueTask<bool> AuthenticateAsync()
    {
        if (options.Credentials is null)
        {
            return true;
        }

        try
        {
            var url = $"https://{host ?? Caller.Name}/{Bound.Method.ServiceName}";
            var context = new AuthInterceptorContext(url, Bound.Method.Name, CancellationToken);
            var given = await CallCredentialsReader.ReadAsync([options.Credentials], context);
            _sentHeaders = MetadataHeaders.CopyRequest([.. _sentHeaders, .. given]);
        }
        catch (Exception exception)
        {
            Interrupt(FailureStatus.Of(exception));
        }

        return End is null;
    }

    /// <summary>Ends the call with the outcome that the server gave it, unless it has ended.</summary>
    protected void Complete()
    {
        var (status, trailers) = Seal();
        TryEnd(LocalEnd.Server(status, trailers));
    }

    /// <summary>Called once, when the end has been set.</summary>
    protected abstract void OnEnded();

    protected override Task WriteResponseHeadersAsyncCore(Metadata responseHeaders)
    {
        ArgumentNullException.ThrowIfNull(responseHeaders);
        if (Interruption is not null)
        {
            return Task.FromCanceled(CancellationToken);
        }

        if (Interlocked.CompareExchange(ref _responseHeaders, MetadataHeaders.Copy(responseHeaders), null) is not null)
        {
            throw new InvalidOperationException("The response headers have been sent already.");
        }

        SettleHeaders();
        return Task.CompletedTask;
    }

    private bool TryEnd(LocalEnd end)
    {
        if (Interlocked.CompareExchange(ref _end, end, null) is not null)
        {
            return false;
        }

        _registration.Unregister();
        _served.Unregister();
        _deadline?.Dispose();
        SettleHeaders();
        OnEnded();
        return true;
    }

    // Callbacks of the server's token run on threads of their own, not on that of a client that cancels.
    private void CancelServer()
    {
        if (Interruption is not null)
        {
            _ = Volatile.Read(ref _serverToken)?.CancelAsync();
        }
    }

    private Task<Metadata> ResponseHeadersAsync()
    {
        if (_responseHeadersSource is null)
        {
            var source = new TaskCompletionSource<Metadata>(TaskCreationOptions.RunContinuationsAsynchronously);
            Interlocked.CompareExchange(ref _responseHeadersSource, source, null);
            SettleHeaders();
        }

        return _responseHeadersSource.Task;
    }

    private void SettleHeaders()
    {
        if (Volatile.Read(ref _responseHeadersSource) is not { } source)
        {
            return;
        }

        if (Volatile.Read(ref _responseHeaders) is { } headers)
        {
            source.TrySetResult(headers);
        }
        else if (End is { } end)
        {
            end.Settle(source, Metadata.Empty, success: end.ByServer);
        }
    }

    private LocalEnd RequireEnd() => End ?? throw new InvalidOperationException("The call has not finished.");
}
