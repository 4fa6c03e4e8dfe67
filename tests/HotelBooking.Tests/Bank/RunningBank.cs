using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Bank;

namespace HotelBooking.Tests.Bank;

/// <summary>A bank of a test's own, with a program's and a guest's view of it.</summary>
internal sealed class RunningBank : IAsyncDisposable
{
    private readonly BankServer? _server;
    private readonly string _folder;
    private readonly bool _ownsFolder;
    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false });

    private RunningBank(BankServer? server, Uri address, string folder, bool ownsFolder)
    {
        _server = server;
        _folder = folder;
        _ownsFolder = ownsFolder;
        _http.BaseAddress = address;
    }

    public BankServer Server => _server ?? throw new InvalidOperationException("This bank runs elsewhere.");

    public string JournalPath => Path.Combine(_folder, "bank.journal");

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public static async Task<RunningBank> StartAsync(string? folder = null, int port = 0, TimeProvider? clock = null)
    {
        var own = folder ?? Directory.CreateTempSubdirectory("posthouse-bank-").FullName;
        var server = await BankServer.StartAsync(new BankServerOptions { Directory = own, Port = port, Clock = clock ?? TimeProvider.System }, Cancelled);
        return new RunningBank(server, server.Address, own, folder is null);
    }

    /// <summary>A view of a bank that runs elsewhere.</summary>
    public static RunningBank At(Uri address) => new(server: null, address, folder: "", ownsFolder: false);

    /// <summary>Calls the interface for programs.</summary>
    public async Task<(HttpStatusCode Status, JsonElement Body, HttpResponseHeaders Headers)> CallAsync(HttpMethod method, string path, string form = "", string? key = null)
    {
        using var request = new HttpRequestMessage(method, path);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", BankServerOptions.DefaultApiKey);
        request.Content = method == HttpMethod.Post ? new StringContent(form, new MediaTypeHeaderValue("application/x-www-form-urlencoded")) : null;
        if (key is not null)
        {
            request.Headers.Add("Idempotency-Key", key);
        }

        using var response = await _http.SendAsync(request, Cancelled);
        return (response.StatusCode, await response.Content.ReadFromJsonAsync<JsonElement>(Cancelled), response.Headers);
    }

    public async Task<JsonElement> PostAsync(string path, string form = "", string? key = null)
    {
        var (status, body, _) = await CallAsync(HttpMethod.Post, path, form, key);
        Assert.True(status == HttpStatusCode.OK, $"{path}: {status} {body}");
        return body;
    }

    public async Task<JsonElement> GetAsync(string path)
    {
        var (status, body, _) = await CallAsync(HttpMethod.Get, path);
        Assert.True(status == HttpStatusCode.OK, $"{path}: {status} {body}");
        return body;
    }

    /// <summary>Opens a checkout of 85.00 euros that will be captured by hand.</summary>
    public async Task<JsonElement> OpenAsync(string more = "") => await PostAsync(
        "/v1/checkout/sessions",
        "mode=payment&line_items[0][quantity]=1&line_items[0][price_data][currency]=eur&line_items[0][price_data][unit_amount]=8500"
        + "&line_items[0][price_data][product_data][name]=Room&payment_intent_data[capture_method]=manual"
        + "&success_url=http://localhost:9/done?s={CHECKOUT_SESSION_ID}&cancel_url=http://localhost:9/back" + more);

    public Task<HttpResponseMessage> ShowAsync(string url) => _http.GetAsync(url, Cancelled);

    /// <summary>Types a card into a page and presses the button.</summary>
    public Task<HttpResponseMessage> TypeAsync(string url, string number, string expiry = "09/39", string code = "123", string name = "Ada Lovelace") => SubmitAsync(
        url, new() { ["number"] = number, ["expiry"] = expiry, ["code"] = code, ["name"] = name });

    public async Task<HttpResponseMessage> SubmitAsync(string url, Dictionary<string, string> fields)
    {
        using var form = new FormUrlEncodedContent(fields);
        return await _http.PostAsync(url, form, Cancelled);
    }

    /// <summary>Pays a page with a card, through the question of the card's bank if it asks.</summary>
    /// <returns>Where the bank sends the guest.</returns>
    public async Task<string> PayAsync(string url, string number = "4242424242424242")
    {
        using var answer = await TypeAsync(url, number);
        var next = answer.Headers.Location!.ToString();
        if (!next.Contains("/check/", StringComparison.Ordinal))
        {
            return next;
        }

        using var approved = await SubmitAsync(next, new() { ["decision"] = "approve" });
        return approved.Headers.Location!.ToString();
    }

    /// <summary>Sets fault switches.</summary>
    public async Task SwitchAsync(object switches)
    {
        using var response = await _http.PostAsJsonAsync("/faults", switches, Cancelled);
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync(Cancelled));
    }

    public Task FailAsync(string fault, string operation, int? times = 1, int seconds = 30) =>
        SwitchAsync(new { calls = new[] { new { fault, operation, times, seconds } } });

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }

        if (_ownsFolder)
        {
            Directory.Delete(_folder, recursive: true);
        }
    }
}
