using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Bank;

namespace HotelBooking.Tests.Clusters;

/// <summary>What the bank knows of the application's payments, read as a merchant reads it.</summary>
internal sealed class BankStatement(Uri bank) : IDisposable
{
    private const int PageSize = 100;

    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false })
    {
        BaseAddress = bank,
        DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", BankServerOptions.DefaultApiKey) },
    };

    /// <summary>The charges that went through for a booking, by its locator; declined attempts are not among them.</summary>
    public async Task<IReadOnlyList<BankCharge>> OfAsync(string locator, CancellationToken cancellationToken) =>
        [.. (await AllAsync(cancellationToken)).Where(charge => charge.Locator == locator)];

    /// <summary>All charges that went through.</summary>
    public async Task<IReadOnlyList<BankCharge>> AllAsync(CancellationToken cancellationToken)
    {
        var locators = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var session in await ListAsync("/v1/checkout/sessions", cancellationToken))
        {
            if (session.GetProperty("payment_intent").GetString() is { } intent)
            {
                locators[intent] = session.GetProperty("client_reference_id").GetString() ?? "";
            }
        }

        return
        [
            .. from charge in await ListAsync("/v1/charges", cancellationToken)
               where charge.GetProperty("status").GetString() == "succeeded"
               let captured = charge.GetProperty("amount_captured").GetInt64()
               select new BankCharge(
                   locators.GetValueOrDefault(charge.GetProperty("payment_intent").GetString() ?? "", ""),
                   charge.GetProperty("currency").GetString()!.ToUpperInvariant(),
                   charge.GetProperty("amount").GetInt64(),
                   captured,
                   captured == 0 ? 0 : charge.GetProperty("amount_refunded").GetInt64()),
        ];
    }

    public void Dispose() => _http.Dispose();

    private async Task<List<JsonElement>> ListAsync(string path, CancellationToken cancellationToken)
    {
        var all = new List<JsonElement>();
        while (true)
        {
            var after = all.Count == 0 ? "" : $"&starting_after={all[^1].GetProperty("id").GetString()}";
            var page = await _http.GetFromJsonAsync<JsonElement>($"{path}?limit={PageSize}{after}", cancellationToken);
            all.AddRange(page.GetProperty("data").EnumerateArray());
            if (!page.GetProperty("has_more").GetBoolean())
            {
                return all;
            }
        }
    }
}

/// <summary>A charge that the card's bank has agreed to.</summary>
/// <param name="Locator">The booking.</param>
/// <param name="Currency">ISO 4217 code.</param>
/// <param name="Amount">What was authorised, in minor units.</param>
/// <param name="Captured">What was charged; 0 when it was not, or given back before.</param>
/// <param name="Refunded">What was given back of it.</param>
internal sealed record BankCharge(string Locator, string Currency, long Amount, long Captured, long Refunded);
