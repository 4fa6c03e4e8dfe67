using Google.Protobuf;
using Grpc.Core;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Posthouse.Grpc.Wire;

namespace Posthouse.Grpc.Server;

/// <summary>One call over HTTP, from its headers to its outcome.</summary>
internal sealed class HttpCall : ServedCall, IDisposable
{
    private readonly HttpCallSettings _settings;
    private readonly TaskCompletionSource? _fired;
    private readonly CancellationTokenSource? _cancellation;
    private readonly CallDeadline? _deadline;
    private readonly DateTime _deadlineInstant = DateTime.MaxValue;
    private readonly bool _timeoutIsInvalid;
    private Metadata? _requestHeaders;
    private AuthContext? _authentication;
    private bool _connectionLost;
    private bool _over;

    internal HttpCall(BoundMethod method, HttpContext http, HttpCallSettings settings)
        : base(method)
    {
        Http = http;
        _settings = settings;
        Body = new HttpResponseBody(this, http.Response, method.Binding.Limits);
        http.Response.ContentType = Protocol.ContentType;
        Encoding = http.Request.Headers[Protocol.EncodingHeader];
        if (Encoding is not (null or Protocol.Identity) || http.Request.Headers.ContainsKey(Protocol.AcceptEncodingHeader))
        {
            http.Response.Headers[Protocol.AcceptEncodingHeader] = MessageEncodings.Accepted;
        }

        if (http.Request.Headers.TryGetValue(Protocol.TimeoutHeader, out var timeout))
        {
            _timeoutIsInvalid = !TimeoutHeader.TryParse(timeout.ToString(), out var timeLeft);
            _deadlineInstant = Deadlines.After(settings.Time.GetUtcNow().UtcDateTime, timeLeft);
            _fired = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _cancellation = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted);
            _deadline = new CallDeadline(_deadlineInstant, settings.Time, Fire);
        }
    }

    internal HttpContext Http { get; }

    internal HttpResponseBody Body { get; }

    /// <summary>The value of <c>grpc-encoding</c>, or null.</summary>
    internal string? Encoding { get; }

    /// <summary>Completes if the deadline fires; null without a deadline.</summary>
    internal Task? DeadlineFired => _fired?.Task;

    internal override ILogger Logger => _settings.Logger;

    internal override Status? Interruption =>
        _deadline is { HasFired: true } ? Outcomes.DeadlineExceeded
        : _connectionLost || Http.RequestAborted.IsCancellationRequested ? Outcomes.CancelledByClient
        : null;

    protected override IServiceProvider RequestServices => Http.RequestServices;

    protected override string HostCore => Http.Request.Host.Value ?? "";

    protected override string PeerCore => HttpPeer.Address(Http.Connection);

    protected override DateTime DeadlineCore => _deadlineInstant;

    protected override Metadata RequestHeadersCore => _requestHeaders ??= ReadHeaders();

    protected override CancellationToken CancellationTokenCore => _cancellation?.Token ?? Http.RequestAborted;

    protected override AuthContext AuthContextCore => _authentication ??= HttpPeer.Authentication(Http.Connection);

    public void Dispose()
    {
        _over = true;
        _deadline?.Dispose();
        _cancellation?.Dispose();
    }

    /// <summary>Starts the clock of the call.</summary>
    /// <exception cref="RpcException">The time-out of the call is not valid.</exception>
    internal void Start()
    {
        if (_timeoutIsInvalid)
        {
            throw new RpcException(new Status(StatusCode.Internal, $"The header \"{Protocol.TimeoutHeader}\" is not valid."));
        }

        _deadline?.Start();
    }

    /// <summary>Reads a message; a connection that breaks meanwhile is a cancellation by the client.</summary>
    internal async ValueTask<T?> ReadAsync<T>(MessageReader<T> messages, CancellationToken cancellationToken)
        where T : class
    {
        if (_over)
        {
            // The request belongs to another call by now.
            throw new OperationCanceledException("The call is over.", cancellationToken);
        }

        try
        {
            return await messages.ReadAsync(cancellationToken);
        }
        catch (InvalidProtocolBufferException unreadable)
        {
            // It is an IOException by birth, and yet nothing is wrong with the connection.
            throw new RpcException(new Status(StatusCode.Internal, $"A message could not be read: {unreadable.Message}", unreadable));
        }
        catch (IOException exception)
        {
            _connectionLost = true;
            throw new OperationCanceledException("The client is gone.", exception, cancellationToken);
        }
    }

    /// <summary>Claims the end of the call.</summary>
    /// <returns>False if the deadline was quicker.</returns>
    internal bool TryFinish() => _deadline is null || _deadline.TryFinish();

    /// <summary>Writes the outcome that handler and interceptors gave the call.</summary>
    internal void Finish()
    {
        if (!TryFinish())
        {
            HttpOutcome.Write(Http, Outcomes.DeadlineExceeded, Metadata.Empty);
            return;
        }

        var (status, trailers) = Seal();
        HttpOutcome.Write(Http, status, trailers);
    }

    /// <summary>Ends the response because the deadline has fired, while the handler may still run.</summary>
    internal async Task AbandonAsync()
    {
        Log.DeadlineExceeded(Logger, Method);
        await Body.CloseAsync();
        HttpOutcome.Write(Http, Outcomes.DeadlineExceeded, Metadata.Empty);
        await Http.Response.CompleteAsync();
    }

    protected override Task WriteResponseHeadersAsyncCore(Metadata responseHeaders) => Body.WriteHeadersAsync(responseHeaders);

    // The client hears of the deadline before the handler does, so that a handler's slow end does not hold the answer.
    private void Fire()
    {
        _fired!.TrySetResult();
        _ = _cancellation!.CancelAsync();
    }

    private Metadata ReadHeaders()
    {
        var metadata = new Metadata();
        foreach (var (name, values) in Http.Request.Headers)
        {
            foreach (var value in values)
            {
                if (!MetadataHeaders.TryAdd(metadata, name, value ?? ""))
                {
                    throw new RpcException(new Status(StatusCode.Internal, $"The value of metadata \"{name}\" is not base64."));
                }
            }
        }

        return metadata;
    }
}
