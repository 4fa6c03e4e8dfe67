using System.Globalization;
using Grpc.Core;

namespace Posthouse.Grpc.Client;

/// <summary>A call on its way to a server: its requests, each carrying the call's credentials and the time left, and new attempts where contract and policy allow them.</summary>
/// <param name="transport">The channel's.</param>
/// <param name="method">The method.</param>
/// <param name="host">Authority to name instead of the server's, or null.</param>
/// <param name="options">Options of the call.</param>
internal abstract class SentCall(ChannelTransport transport, IMethod method, string? host, CallOptions options)
    : CallLifetime(transport, method, options)
{
    private Metadata? _credentials;
    private int _attempts;

    /// <summary>A request of this call to one server.</summary>
    /// <param name="server">The server.</param>
    /// <param name="content">The body.</param>
    /// <returns>A new request.</returns>
    /// <exception cref="RpcException">Call credentials would go out without TLS.</exception>
    internal HttpRequestMessage CreateRequest(ServerAddress server, HttpContent content)
    {
        if (_credentials is not null && !server.IsSecure && !Transport.Settings.SendsCredentialsWithoutTls)
        {
            throw new RpcException(new Status(StatusCode.Unauthenticated, $"Call credentials are not sent to {server.Address} without TLS."));
        }

        var request = RequestHeaders.Create(server.MethodUri(Method.FullName), content, TimeLeft, Options.Headers, _credentials);
        request.Headers.Host = host ?? server.Authority;
        if (_attempts > 1)
        {
            request.Headers.TryAddWithoutValidation(RetryRules.PreviousAttempts, (_attempts - 1).ToString(CultureInfo.InvariantCulture));
        }

        return request;
    }

    /// <summary>Sends the request, again after a failure if it may be.</summary>
    /// <param name="body">Its body.</param>
    /// <returns>The response, whose head has been found to be gRPC; null if its head already ended the call.</returns>
    protected async Task<HttpResponseMessage?> SendAsync(IRequestBody body)
    {
        Aborted.ThrowIfCancellationRequested();
        await ReadCredentialsAsync().ConfigureAwait(false);
        while (true)
        {
            var (response, outcome) = await AttemptAsync(body).ConfigureAwait(false);
            if (Aborted.IsCancellationRequested)
            {
                response?.Dispose();
                return null;
            }

            if (outcome is null)
            {
                Transport.Retries?.Succeed();
                Answer(isHeaded: true);
                return response;
            }

            response?.Dispose();
            if (Again(outcome, body) is not { } wait)
            {
                Finish(outcome, isAnswered: response is not null);
                return null;
            }

            Leave();
            await Task.Delay(wait, Transport.Settings.Time, Aborted).ConfigureAwait(false);
        }
    }

    /// <summary>What an outcome that came instead of messages means for the call.</summary>
    /// <param name="outcome">The outcome.</param>
    protected virtual CallOutcome WithoutMessages(CallOutcome outcome) => outcome;

    // Either a response whose messages follow, or how the attempt ended.
    private async ValueTask<(HttpResponseMessage? Response, CallOutcome? Outcome)> AttemptAsync(IRequestBody body)
    {
        _attempts++;
        try
        {
            var response = await Transport.SendAsync(this, body, Aborted).ConfigureAwait(false);
            Hold(response);
            return (response, ResponseHeaders.Decide(response, Transport.Settings.MaxReceiveMetadataSize));
        }
        catch (Exception failure) when (Transport.Retries is not null && !Aborted.IsCancellationRequested)
        {
            return (null, OutcomeOf(failure));
        }
    }

    private TimeSpan? Again(CallOutcome outcome, IRequestBody body)
    {
        var wait = Transport.Retries?.Again(outcome, _attempts, body.IsRepeatable && Transport.Retries.Covers(Method));
        return TimeLeft <= wait ? null : wait;
    }

    private void Finish(CallOutcome outcome, bool isAnswered)
    {
        if (isAnswered)
        {
            Answer(isHeaded: false);
            TryFinish(WithoutMessages(outcome));
        }
        else
        {
            Abort(outcome);
        }
    }

    private async ValueTask ReadCredentialsAsync()
    {
        if (Options.Credentials is not null || Transport.Settings.CallCredentials is not null)
        {
            var context = new AuthInterceptorContext($"https://{Transport.Target}/{Method.ServiceName}", Method.Name, Aborted);
            CallCredentials?[] credentials = [Transport.Settings.CallCredentials, Options.Credentials];
            _credentials = await CallCredentialsReader.ReadAsync(credentials, context).ConfigureAwait(false);
        }
    }
}
