using System.Net.Http.Headers;
using System.Text;
using Bank.Books;
using Bank.Moves;

namespace Bank.Webhooks;

/// <summary>
/// Takes events to the merchant and tries again, ever more slowly, until the answer is 2xx or three days have passed. What is still to be
/// delivered is in the books, so that a restart goes on where a crash ended.
/// </summary>
internal sealed class Courier(BankBooks books, Desk desk, BankClock clock, ILogger<Courier> logger) : IAsyncDisposable
{
    private const int AtOnce = 8;
    private const long FirstWait = 500;
    private const long LongestWait = 3_600_000;
    private const long GivesUpAfterSeconds = 3 * 86_400;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    private readonly CancellationTokenSource _stopping = new();
    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false }) { Timeout = TimeSpan.FromSeconds(10) };
    private readonly Dictionary<string, Task> _underway = new(StringComparer.Ordinal);
    private Task _running = Task.CompletedTask;

    public void Start() => _running = RunAsync();

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await Task.WhenAll(_underway.Values).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _http.Dispose();
        _stopping.Dispose();
    }

    private async Task RunAsync()
    {
        while (!_stopping.IsCancellationRequested)
        {
            foreach (var delivery in Due())
            {
                _underway[delivery.Id] = DeliverAsync(delivery);
            }

            await desk.NewsAsync(Pause, _stopping.Token);
            foreach (var (id, _) in _underway.Where(delivery => delivery.Value.IsCompleted).ToList())
            {
                _underway.Remove(id);
            }
        }
    }

    private List<Delivery> Due() => books.Change(change =>
    {
        var due = change.Open<Delivery>().Where(delivery => delivery.DueAt <= clock.MachineMilliseconds).OrderBy(delivery => delivery.DueAt).ToList();

        // A wrong order is an order too: what is to come in it goes one by one.
        var inTurn = due.Where(delivery => delivery.Reordered).DistinctBy(delivery => delivery.EndpointId).ToList();
        return due.Where(delivery => !_underway.ContainsKey(delivery.Id) && (!delivery.Reordered || inTurn.Contains(delivery)))
            .Take(Math.Max(0, AtOnce - _underway.Count))
            .ToList();
    });

    private async Task DeliverAsync(Delivery delivery)
    {
        var (body, endpoint) = desk.Do(Origin.Bank, work => (
            work.Forms.Event(work.Books.Get<BankEvent>(delivery.EventId)).ToJsonString(), work.Books.Get<WebhookEndpoint>(delivery.EndpointId)));
        await books.DurableAsync();
        var answer = endpoint.Deleted ? "endpoint deleted" : await PostAsync(endpoint, body);
        var attempted = delivery with { Attempts = delivery.Attempts + 1, LastAnswer = answer };
        var isDone = answer.StartsWith('2');
        desk.Do(Origin.Bank, work => work.Books.Keep(attempted with
        {
            Status = isDone ? Delivery.Delivered : endpoint.Deleted || work.Now - delivery.Created > GivesUpAfterSeconds ? Delivery.GivenUp : Delivery.Waiting,
            DueAt = clock.MachineMilliseconds + Math.Min(LongestWait, FirstWait << Math.Min(delivery.Attempts, 20)),
        }));
        if (!isDone)
        {
            Log.NotDelivered(logger, delivery.EventId, attempted.Attempts, answer);
        }
    }

    private async Task<string> PostAsync(WebhookEndpoint endpoint, string body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, endpoint.Url);
        request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json") { CharSet = "utf-8" };
        request.Headers.TryAddWithoutValidation("Stripe-Signature", WebhookSignature.Of(endpoint.Secret, clock.MachineMilliseconds / 1000, body));
        request.Headers.TryAddWithoutValidation("User-Agent", "Bank/1.0");
        try
        {
            using var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, _stopping.Token);
            return ((int)response.StatusCode).ToString();
        }
        catch (Exception failure) when (failure is HttpRequestException or TaskCanceledException)
        {
            return failure is TaskCanceledException ? "no answer in time" : "not reached";
        }
    }
}
