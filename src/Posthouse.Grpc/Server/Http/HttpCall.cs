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
    private readonly string? _problem;
    private Metadata? _requestHeaders;
    private AuthContext? _authentication;
    private bool _connectionLost;
    private bool _over;

    internal HttpCall(BoundMethod method, HttpContext http, Dialect dialect, HttpCallSettings settings)
        : base(method)
    {
        Http = http;
        Dialect = dialect;
        _settings = settings;
        Body = new HttpResponseBody(this, http.Response, method.Binding.Limits);
        Encoding = dialect.RequestEncoding(http.Request);
        if (dialect.Begin(http, out _problem) is { } timeLeft)
        {
            _deadlineInstant = Deadlines.After(settings.Time.GetUtcNow().UtcDateTime, timeLeft);
            _fired = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _cancellation = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted);
            _deadline = new CallDeadline(_deadlineInstant, settings.Time, Fire);
        }
    }

    internal HttpContext Http { get; }

    /// <summary>How the call is written down.</summary>
    internal Dialect Dialect { get; }

    internal HttpResponseBody Body { get; }

    /// <summary>How the messages of the request are compressed, or null.</summary>
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
    /// <exception cref="RpcException">The headers of the call are not valid.</exception>
    internal void Start()
    {
        if (_problem is not null)
        {
            throw Malformed(_problem, null);
        }

        _deadline?.Start();
    }

    /// <summary>Reads a message; a connection that breaks meanwhile is a cancellation by the client.</summary>
    internal async ValueTask<T?> ReadAsync<T>(MessageSource<T> messages, CancellationToken cancellationToken)
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
            throw Malformed($"A message could not be read: {unreadable.Message}", unreadable);
        }
        catch (RpcException unreadable) when (unreadable.StatusCode == StatusCode.Internal)
        {
            throw Malformed(unreadable.Status.Detail, unreadable);
        }
        catch (BadHttpRequestException unreadable)
        {
            throw Malformed($"The request is not valid HTTP: {unreadable.Message}", unreadable);
        }
        catch (IOException exception)
        {
            _connectionLost = true;
            await CancelledAsync();
            throw new OperationCanceledException("The client is gone.", exception, cancellationToken);
        }
    }

    /// <summary>What to throw for a request that cannot be read.</summary>
    internal RpcException Malformed(string detail, Exception? cause) => new(new Status(Dialect.Malformed, detail, cause));

    /// <summary>Claims the end of the call.</summary>
    /// <returns>False if the deadline was quicker.</returns>
    internal bool TryFinish() => _deadline is null || _deadline.TryFinish();

    /// <summary>Writes the outcome that handler and interceptors gave the call.</summary>
    internal void Finish()
    {
        if (!TryFinish())
        {
            Dialect.End(Http, Outcomes.DeadlineExceeded, Metadata.Empty);
            return;
        }

        var (status, trailers) = Seal();
        Dialect.End(Http, status, trailers);
    }

    /// <summary>Ends the response because the deadline has fired, while the handler may still run.</summary>
    internal async Task AbandonAsync()
    {
        Log.DeadlineExceeded(Logger, Method);
        await Body.CloseAsync();
        Dialect.End(Http, Outcomes.DeadlineExceeded, Metadata.Empty);
        await Http.Response.CompleteAsync();
    }

    protected override Task WriteResponseHeadersAsyncCore(Metadata responseHeaders) => Body.WriteHeadersAsync(responseHeaders);

    // Kestrel tells the reader at once and the token a moment later; who then asks the token whether the call was cancelled is to hear the truth.
    private async Task CancelledAsync()
    {
        var cancelled = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = CancellationTokenCore.UnsafeRegister(static source => ((TaskCompletionSource)source!).TrySetResult(), cancelled);
        Http.Abort();
        await cancelled.Task;
    }

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
                if (!Dialect.Owns(name) && !MetadataHeaders.TryAdd(metadata, name, value ?? ""))
                {
                    throw Malformed($"The value of metadata \"{name}\" is not base64.", null);
                }
            }
        }

        return metadata;
    }
}
