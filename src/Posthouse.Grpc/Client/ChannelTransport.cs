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
    private uint _turn;

    internal ChannelTransport(string target, AddressList addresses, GrpcChannelOptions options)
    {
        ChannelSettings.Validate(options);
        Target = target;
        Settings = new ChannelSettings(options);
        _addresses = addresses;
        _http = options.HttpClient ?? new HttpMessageInvoker(
            options.HttpHandler ?? DefaultHandler.Create(), options.HttpHandler is null || options.DisposeHttpClient);
        _disposesHttp = options.HttpClient is null || options.DisposeHttpClient;
        _logger = options.LoggerFactory?.CreateLogger<GrpcChannel>() ?? (ILogger)NullLogger.Instance;
        Retries = options.Retry is null ? null : new RetryRules(options.Retry);
        Settings.RequireSchemes(addresses.Current);
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
        while (true)
        {
            var snapshot = _addresses.Current;
            var choice = new ServerChoice(snapshot, Interlocked.Increment(ref _turn), Settings.Time.GetTimestamp());
            Exception? failure = null;
            while (choice.Next() is { } server)
            {
                call.Enter(server);
                try
                {
                    var response = await SendAsync(call.CreateRequest(server, body.Content), cancellationToken).ConfigureAwait(false);
                    server.MarkReached();
                    return response;
                }
                catch (Exception exception) when (IsUntouched(exception, body) && !cancellationToken.IsCancellationRequested)
                {
                    call.Leave();
                    failure = exception;
                    choice.Exclude(server);
                    PassOver(server, exception);
                }
            }

            if (!call.Options.IsWaitForReady)
            {
                throw new RpcException(failure is null
                    ? new Status(StatusCode.Unavailable, $"No server of {Target} is known.")
                    : FailureStatus.Of(failure));
            }

            Log.Waiting(_logger, call.Method.FullName, Target);
            await Task.WhenAny(snapshot.Superseded, Task.Delay(backoff, Settings.Time, cancellationToken)).ConfigureAwait(false);
            cancellationToken.ThrowIfCancellationRequested();
            backoff = Settings.Longer(backoff, BackoffGrowth);
        }
    }

    // No method has seen anything of such a call, so it may go to another server whatever its contract says.
    private static bool IsUntouched(Exception failure, IRequestBody body) =>
        FailureStatus.IsUnreached(failure) || (FailureStatus.IsRefused(failure) && body.IsRepeatable);

    private Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => _http is HttpClient client
        ? client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken)
        : _http.SendAsync(request, cancellationToken);

    private void PassOver(ServerAddress server, Exception failure)
    {
        var ticks = (long)(Settings.InitialBackoff.TotalSeconds * Settings.Time.TimestampFrequency);
        if (server.PassOverUntil(Settings.Time.GetTimestamp() + ticks))
        {
            Log.Unreached(_logger, server.Address, Target, failure.GetBaseException().Message);
        }
        else
        {
            Log.StillUnreached(_logger, server.Address, Target, failure.GetBaseException().Message);
        }
    }
}
