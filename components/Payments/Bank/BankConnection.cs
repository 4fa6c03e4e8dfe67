using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.Extensions.Logging;

namespace Posthouse.Payments.Bank;

/// <summary>
/// One request to the bank and its answer. Every request that changes something carries an idempotency key, so that asking again with the same key is
/// asking, not doing it twice. When the bank fails again and again it is left alone for a moment.
/// </summary>
internal sealed class BankConnection : IDisposable
{
    // The version of the bank's interface that the reading below is written for.
    private const string InterfaceVersion = "2026-10-28.endive";
    private const long LargestAnswer = 4_000_000;

    private readonly HttpClient _http;
    private readonly SemaphoreSlim _places;
    private readonly PaymentsOptions _options;
    private readonly TimeProvider _clock;
    private readonly BankGuard _guard;

    public BankConnection(PaymentsOptions options, TimeProvider clock, ILogger<BankConnection> logger)
    {
        _guard = new BankGuard(options, clock, logger);
        _options = options;
        _clock = clock;
        _places = new SemaphoreSlim(options.BankConcurrency);
        var handler = new SocketsHttpHandler { AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5), MaxConnectionsPerServer = options.BankConcurrency };
        _http = new HttpClient(handler) { BaseAddress = options.BankUrl, Timeout = Timeout.InfiniteTimeSpan, MaxResponseContentBufferSize = LargestAnswer };
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", options.ApiKey);
        _http.DefaultRequestHeaders.Add("Stripe-Version", InterfaceVersion);
        _http.DefaultRequestHeaders.UserAgent.ParseAdd("Posthouse-Payments/1.0");
    }

    /// <summary>Reads something; safe to repeat.</summary>
    public Task<JsonElement> GetAsync(string path, CancellationToken cancellationToken) =>
        SendAsync(() => new HttpRequestMessage(HttpMethod.Get, path), cancellationToken);

    /// <summary>Removes something; safe to repeat.</summary>
    public Task<JsonElement> DeleteAsync(string path, CancellationToken cancellationToken) =>
        SendAsync(() => new HttpRequestMessage(HttpMethod.Delete, path), cancellationToken);

    /// <summary>Changes something, once for each key.</summary>
    /// <exception cref="BankUnreachableException">Whether it happened is not known.</exception>
    /// <exception cref="BankRefusedException">It did not happen.</exception>
    public Task<JsonElement> PostAsync(string path, BankForm form, string key, CancellationToken cancellationToken) => SendAsync(
        () =>
        {
            var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new FormUrlEncodedContent(form.Fields) };
            request.Headers.Add("Idempotency-Key", key);
            return request;
        },
        cancellationToken);

    public void Dispose()
    {
        _http.Dispose();
        _places.Dispose();
    }

    private async Task<JsonElement> SendAsync(Func<HttpRequestMessage> make, CancellationToken cancellationToken)
    {
        using var deadline = new CancellationTokenSource(_options.BankTimeout, _clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        try
        {
            return await _guard.RunAsync(waiting => AttemptAsync(make, waiting, cancellationToken), either.Token);
        }
        catch (OperationCanceledException waited) when (!cancellationToken.IsCancellationRequested)
        {
            throw new BankUnreachableException("The bank did not answer in time.", waited);
        }
    }

    // The guard has to see a deadline that has passed as a failure of the bank, and a caller who has lost interest as nothing of the kind.
    private async ValueTask<JsonElement> AttemptAsync(Func<HttpRequestMessage> make, CancellationToken waiting, CancellationToken interested)
    {
        try
        {
            await _places.WaitAsync(waiting);
            try
            {
                using var request = make();
                using var response = await _http.SendAsync(request, waiting);
                return Read(response.StatusCode, await response.Content.ReadAsByteArrayAsync(waiting));
            }
            finally
            {
                _places.Release();
            }
        }
        catch (OperationCanceledException waited) when (!interested.IsCancellationRequested)
        {
            throw new BankUnreachableException("The bank did not answer in time.", waited);
        }
        catch (HttpRequestException failure)
        {
            throw new BankUnreachableException("The connection to the bank failed.", failure) { IsConnectionLost = true };
        }
        catch (JsonException strange)
        {
            throw new BankUnreachableException("The bank's answer cannot be read.", strange);
        }
    }

    private static JsonElement Read(HttpStatusCode status, byte[] body)
    {
        if ((int)status >= 500)
        {
            throw new BankUnreachableException($"The bank answered {(int)status}.") { IsAnswered = true };
        }

        using var document = JsonDocument.Parse(body);
        var answer = document.RootElement.Clone();
        if ((int)status is >= 200 and < 300)
        {
            return answer;
        }

        // Another request with the same key is under way, or we ask too often: what becomes of this one is not said.
        if (status is HttpStatusCode.Conflict or HttpStatusCode.TooManyRequests)
        {
            throw new BankUnreachableException($"The bank is busy ({(int)status}).") { IsBusy = true };
        }

        var error = answer.TryGetProperty("error", out var found) ? found : answer;
        throw new BankRefusedException((int)status, error.Text("type") ?? "", error.Text("decline_code") ?? error.Text("code") ?? "", error.Text("message") ?? "");
    }
}
