using Grpc.Core;
using Grpc.Net.Client;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Posthouse.Grpc.Client;

/// <summary>What the calls of a channel share: the HTTP client, the servers, and the settings. Sends requests to servers that can be reached.</summary>
internal sealed class ChannelTransport : IDisposable
{
    private const double BackoffGrowth = 1.6;

    private readonly AddressList _addresses;
    private readonly HttpMessageInvoker _http;
    private readonly bool _disposesHttp;
    private readonly ILogger _logger;
    private readonly CancellationTokenSource _closing = new();
    private readonly NameWatch? _names;
    private uint _turn;

    internal ChannelTransport(string target, AddressList addresses, GrpcChannelOptions options, NamedHost? host)
    {
        ChannelSettings.Validate(options);
        Target = target;
        Settings = new ChannelSettings(options);
        _addresses = addresses;
        _http = options.HttpClient ?? new HttpMessageInvoker(
            options.HttpHandler ?? DefaultHandler.Create(options.KeepAlive), options.HttpHandler is null || options.DisposeHttpClient);
        _disposesHttp = options.HttpClient is null || options.DisposeHttpClient;
        _logger = options.LoggerFactory?.CreateLogger<GrpcChannel>() ?? (ILogger)NullLogger.Instance;
        _names = host is null ? null : new NameWatch(host, addresses, options.Names, Settings.Time, _logger);
        Retries = options.Retry is null ? null : new RetryRules(options.Retry);
        Settings.RequireSchemes(addresses.Current.Servers.Select(static server => server.Address).Concat(host is null ? [] : [host.Address]));
    }

    internal string Target { get; }

    internal ChannelSettings Settings { get; }

    /// <summary>What is made again after a failure; null for nothing.</summary>
    internal RetryRules? Retries { get; }

    internal CancellationToken Closing => _closing.Token;

    public void Dispose()
    {
        if (_closing.IsCancellationRequested)
        {
            return;
        }

        _closing.Cancel();
        if (_disposesHttp)
        {
            _http.Dispose();
        }
    }

    internal void RequireOpen() => ObjectDisposedException.ThrowIf(_closing.IsCancellationRequested, typeof(GrpcChannel));

    /// <summary>Sends a call to a server that can be reached; waits for one if the call says so.</summary>
    /// <param name="call">The call.</param>
    /// <param name="body">Its requests.</param>
    /// <param name="cancellationToken">Aborts the call.</param>
    /// <returns>The response, as soon as its headers are there.</returns>
    /// <exception cref="RpcException">No server is known or none could be reached.</exception>
    internal async Task<HttpResponseMessage> SendAsync(SentCall call, IRequestBody body, CancellationToken cancellationToken)
    {
        var backoff = Settings.InitialBackoff;
        var isRefreshed = false;
        while (true)
        {
            await FreshenAsync(cancellationToken).ConfigureAwait(false);
            var snapshot = _addresses.Current;
            var (response, failure) = await TryEachAsync(snapshot, call, body, cancellationToken).ConfigureAwait(false);
            if (response is not null)
            {
                return response;
            }

            if (!isRefreshed && _names is not null)
            {
                isRefreshed = true;
                await _names.AfterFailureAsync(Closing).WaitAsync(cancellationToken).ConfigureAwait(false);
                if (_addresses.Current != snapshot)
                {
                    continue;
                }
            }

            if (!call.Options.IsWaitForReady)
            {
                throw new RpcException(failure is null
                    ? new Status(StatusCode.Unavailable, _names?.Failure ?? $"No server of {Target} is known.")
                    : FailureStatus.Of(failure));
            }

            Log.Waiting(_logger, call.Method.FullName, Target);
            await Task.WhenAny(snapshot.Superseded, Task.Delay(backoff, Settings.Time, cancellationToken)).ConfigureAwait(false);
            cancellationToken.ThrowIfCancellationRequested();
            backoff = Settings.Longer(backoff, BackoffGrowth);
        }
    }

    private async Task<(HttpResponseMessage? Response, Exception? Failure)> TryEachAsync(
        AddressSnapshot snapshot, SentCall call, IRequestBody body, CancellationToken cancellationToken)
    {
        var choice = new ServerChoice(snapshot, Interlocked.Increment(ref _turn), Settings.Time.GetTimestamp());
        Exception? failure = null;
        while (choice.Next() is { } server)
        {
            call.Enter(server);
            try
            {
                server.Probe(PassOverUntil(server));
                var response = await SendAsync(call.CreateRequest(server, body.Content), cancellationToken).ConfigureAwait(false);
                server.MarkReached();
                return (response, null);
            }
            catch (Exception exception) when (IsUntouched(exception, body) && !cancellationToken.IsCancellationRequested)
            {
                call.Leave();
                failure = exception;
                choice.Exclude(server);
                PassOver(server, exception);
            }
        }

        return (null, failure);
    }

    private Task FreshenAsync(CancellationToken cancellationToken)
    {
        var fresh = _names?.FreshenAsync(Closing) ?? Task.CompletedTask;
        return fresh.IsCompleted ? fresh : fresh.WaitAsync(cancellationToken);
    }

    // No method has seen anything of such a call, so it may go to another server whatever its contract says.
    private static bool IsUntouched(Exception failure, IRequestBody body) =>
        FailureStatus.IsUnreached(failure) || (FailureStatus.IsRefused(failure) && body.IsRepeatable);

    private Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => _http is HttpClient client
        ? client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken)
        : _http.SendAsync(request, cancellationToken);

    private void PassOver(ServerAddress server, Exception failure)
    {
        if (server.PassOverUntil(PassOverUntil(server)))
        {
            Log.Unreached(_logger, server.Address, Target, failure.GetBaseException().Message);
        }
        else
        {
            Log.StillUnreached(_logger, server.Address, Target, failure.GetBaseException().Message);
        }

        // Perhaps the name has moved: the next call may know.
        _ = _names?.AfterFailureAsync(Closing);
    }

    private long PassOverUntil(ServerAddress server)
    {
        var backoff = Settings.Longer(Settings.InitialBackoff, Math.Pow(BackoffGrowth, server.Failures));
        return Settings.Time.GetTimestamp() + (long)(backoff.TotalSeconds * Settings.Time.TimestampFrequency);
    }
}
