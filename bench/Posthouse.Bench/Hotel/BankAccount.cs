using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace Posthouse.Bench.Hotel;

/// <summary>What the bank says of the shop's payments, asked over its interface for merchants.</summary>
internal sealed class BankAccount(Uri bank) : IDisposable
{
    private const string Key = "sk_test_posthouse";

    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false })
    {
        BaseAddress = bank,
        DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", Key) },
    };

    /// <summary>What was charged and not given back, by the locators of the bookings: an amount for each charge that went through.</summary>
    public async Task<ILookup<string, Charge>> ChargesAsync()
    {
        var locators = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var session in await ListAsync("/v1/checkout/sessions"))
        {
            if (session.GetProperty("payment_intent").GetString() is { } intent)
            {
                locators[intent] = session.GetProperty("client_reference_id").GetString() ?? "";
            }
        }

        return (await ListAsync("/v1/charges"))
            .Where(static charge => charge.GetProperty("status").GetString() == "succeeded")
            .ToLookup(
                charge => locators.GetValueOrDefault(charge.GetProperty("payment_intent").GetString() ?? "", ""),
                static charge => new Charge(charge.GetProperty("currency").GetString()!.ToUpperInvariant(), charge.GetProperty("amount_captured").GetInt64(), charge.GetProperty("amount_refunded").GetInt64()),
                StringComparer.Ordinal);
    }

    public void Dispose() => _http.Dispose();

    private async Task<List<JsonElement>> ListAsync(string path)
    {
        var all = new List<JsonElement>();
        while (true)
        {
            var after = all.Count == 0 ? "" : $"&starting_after={all[^1].GetProperty("id").GetString()}";
            var page = await _http.GetFromJsonAsync<JsonElement>($"{path}?limit=100{after}");
            all.AddRange(page.GetProperty("data").EnumerateArray());
            if (!page.GetProperty("has_more").GetBoolean())
            {
                return all;
            }
        }
    }
}
