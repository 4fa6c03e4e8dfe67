using Grpc.Core;
using Posthouse.Grpc.Wire;

namespace Posthouse.Grpc.Client;

/// <summary>
/// What calls of every kind share: the request is sent, headers arrive, and the call ends once, by whatever comes first: the server's
/// status, a failure, the deadline, the caller's token, disposal of the call or of the channel. Whoever ends it stops the others.
/// </summary>
internal abstract class CallLifetime
{
    private readonly CancellationTokenSource _abort = new();
    private readonly CallDeadline? _deadline;
    private CancellationTokenRegistration _caller;
    private CancellationTokenRegistration _served;
    private CancellationTokenRegistration _closing;
    private IRequestBody? _body;
    private HttpResponseMessage? _response;
    private bool _answered;
    private bool _headed;
    private TaskCompletionSource<Metadata>? _headers;
    private CallOutcome? _outcome;
    private ServerAddress? _server;
    private Action<Status, Metadata>? _ended;

    /// <summary>A call that has not begun.</summary>
    /// <param name="transport">The channel's.</param>
    /// <param name="method">The method.</param>
    /// <param name="options">Options of the call.</param>
    protected CallLifetime(ChannelTransport transport, IMethod method, CallOptions options)
    {
        transport.RequireOpen();
        Transport = transport;
        Method = method;
        Options = options;
        if (PropagationToken.DeadlineOf(options) is { } instant)
        {
            _deadline = new CallDeadline(this, instant, transport.Settings.Time);
        }
    }

    internal CallOptions Options { get; }

    internal IMethod Method { get; }

    internal CancellationToken Aborted => _abort.Token;

    internal CallOutcome? Outcome => Volatile.Read(ref _outcome);

    protected ChannelTransport Transport { get; }

    /// <summary>Time until the deadline; null for a call without one.</summary>
    protected TimeSpan? TimeLeft => _deadline?.TimeLeft;

    // Delegates for the call objects of the API: one each, whatever the call.
    internal static Task<Metadata> HeadersOf(object call) => ((CallLifetime)call).HeadersAsync();

    internal static Status StatusOf(object call) => ((CallLifetime)call).RequireOutcome().Status;

    internal static Metadata TrailersOf(object call) => ((CallLifetime)call).RequireOutcome().Trailers;

    internal static void DisposeOf(object call) => ((CallLifetime)call).Abort(new CallOutcome(Outcomes.Disposed));

    /// <summary>Counts the call at the server that it goes to, until it ends.</summary>
    /// <param name="server">The server.</param>
    internal void Enter(ServerAddress server)
    {
        server.Enter();
        Volatile.Write(ref _server, server);
        Interlocked.MemoryBarrier();
        if (Outcome is not null)
        {
            Leave();
        }
    }

    /// <summary>Counts the call no longer; may be repeated.</summary>
    internal void Leave() => Interlocked.Exchange(ref _server, null)?.Leave();

    /// <summary>Ends the call, if it has not ended, and gives up what is under way.</summary>
    /// <param name="outcome">How it ends.</param>
    internal void Abort(CallOutcome outcome)
    {
        if (TryFinish(outcome))
        {
            _abort.Cancel();
            Volatile.Read(ref _response)?.Dispose();
        }
    }

    /// <summary>Ends the call by a failure, if it has not ended, and gives up what is under way.</summary>
    /// <param name="failure">What was thrown.</param>
    internal void Fail(Exception failure) => Abort(OutcomeOf(failure));

    /// <summary>The exception that tells the caller how the call ended.</summary>
    /// <param name="outcome">How it ended.</param>
    /// <returns>A new exception.</returns>
    internal Exception ToException(CallOutcome outcome) =>
        outcome.ToException(Transport.Settings.ThrowsCancellation, Options.CancellationToken);

    /// <summary>The bytes of the one request of a call; a request that cannot be sent ends the call.</summary>
    /// <typeparam name="TRequest">The request message.</typeparam>
    /// <param name="request">The request.</param>
    /// <param name="marshaller">Request to bytes.</param>
    /// <returns>The body, or null if the call has ended.</returns>
    internal IRequestBody? CreateBody<TRequest>(TRequest request, Marshaller<TRequest> marshaller)
    {
        try
        {
            return SingleRequestContent.Create(request, marshaller.ContextualSerializer, Options, Transport.Settings.MaxSendMessageSize);
        }
        catch (Exception failure)
        {
            Fail(failure);
            return null;
        }
    }

    /// <summary>Completes when nothing more can change how the call ends, for a call that someone drives to its end.</summary>
    /// <returns>Completes at once for a call whose responses are read by the caller.</returns>
    internal virtual Task WhenDrivenToEnd() => Task.CompletedTask;

    /// <summary>Begins the call: from here on it may end at any time.</summary>
    /// <param name="body">The request side.</param>
    protected void Begin(IRequestBody? body)
    {
        _body = body;
        PassGuard();
        _caller = Options.CancellationToken.UnsafeRegister(
            static call => ((CallLifetime)call!).Abort(new CallOutcome(Outcomes.CancelledByClient)), this);
        _served = PropagationToken.CancellationOf(Options).UnsafeRegister(
            static call => ((CallLifetime)call!).Abort(((CallLifetime)call).OutcomeOf(new OperationCanceledException())), this);
        _closing = Transport.Closing.UnsafeRegister(
            static call => ((CallLifetime)call!).Abort(new CallOutcome(Outcomes.Disposed)), this);
        if (_deadline?.IsOver == true)
        {
            Abort(new CallOutcome(Outcomes.DeadlineExceeded));
        }

        _deadline?.Start();
        if (Outcome is not null)
        {
            ReleaseAll();
        }
    }

    /// <summary>Notes a response, so that the end of the call ends it.</summary>
    /// <param name="response">The response.</param>
    protected void Hold(HttpResponseMessage response) => Volatile.Write(ref _response, response);

    /// <summary>Notes that the server has answered: whoever waits for the headers may have them.</summary>
    /// <param name="isHeaded">Whether headers came by themselves; false for a status without messages.</param>
    protected void Answer(bool isHeaded)
    {
        Volatile.Write(ref _answered, true);
        Volatile.Write(ref _headed, isHeaded);
        SettleHeaders();
    }

    /// <summary>How the call ends if a failure ends it.</summary>
    /// <param name="failure">What was thrown.</param>
    /// <returns>The outcome.</returns>
    protected CallOutcome OutcomeOf(Exception failure)
    {
        var status = FailureStatus.Of(failure);

        // A server that gives up at the deadline resets the stream, or breaks the connection off, and that may arrive before the timer here fires.
        return new CallOutcome(status.StatusCode is (StatusCode.Cancelled or StatusCode.Unavailable) && _deadline?.IsOver == true ? Outcomes.DeadlineExceeded : status);
    }

    /// <summary>Ends the call, if it has not ended.</summary>
    /// <param name="outcome">How it ends.</param>
    /// <returns>Whether this was what ended it.</returns>
    protected bool TryFinish(CallOutcome outcome)
    {
        if (Interlocked.CompareExchange(ref _outcome, outcome, null) is not null)
        {
            return false;
        }

        ReleaseAll();
        SettleHeaders();
        _ended?.Invoke(outcome.Status, outcome.Trailers);
        return true;
    }

    private void PassGuard()
    {
        if (Outcome is null && Transport.Settings.Guard is { } guard)
        {
            try
            {
                _ended = guard.Begin(Method, Options);
            }
            catch (RpcException refusal)
            {
                Abort(new CallOutcome(refusal.Status, refusal.Trailers));
            }
        }
    }

    private void ReleaseAll()
    {
        Leave();
        _deadline?.Stop();
        _caller.Unregister();
        _served.Unregister();
        _closing.Unregister();
        _body?.Release();
    }

    private CallOutcome RequireOutcome() =>
        Outcome ?? throw new InvalidOperationException("The call has not finished: read its response to the end first.");

    private Task<Metadata> HeadersAsync()
    {
        var source = new TaskCompletionSource<Metadata>(TaskCreationOptions.RunContinuationsAsynchronously);
        source = Interlocked.CompareExchange(ref _headers, source, null) ?? source;
        SettleHeaders();
        return source.Task;
    }

    // Called after every step that may settle the headers, and after someone asks for them: whichever is later finds the other done.
    private void SettleHeaders()
    {
        Interlocked.MemoryBarrier();
        if (Volatile.Read(ref _headers) is not { Task.IsCompleted: false } source)
        {
            return;
        }

        if (Volatile.Read(ref _headed))
        {
            source.TrySetResult(ResponseHeaders.Read(_response!));
        }
        else if (Outcome is not null && Volatile.Read(ref _answered))
        {
            source.TrySetResult(Metadata.Empty);
        }
        else if (Outcome is { } outcome && source.TrySetException(ToException(outcome)))
        {
            // Whoever asks for the headers may never await them; the response tells of the same failure.
            _ = source.Task.Exception;
        }
    }
}
