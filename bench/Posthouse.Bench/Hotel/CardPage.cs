using System.Net;

namespace Posthouse.Bench.Hotel;

/// <summary>The bank's hosted page, used as a browser uses it: shown, filled in, sent, and followed until the bank sends the browser back.</summary>
internal sealed class CardPage : IDisposable
{
    private static readonly KeyValuePair<string, string>[] Details =
        [new("number", "4242424242424242"), new("expiry", "12 / 39"), new("code", "123"), new("name", "Ines Okafor")];

    private readonly HttpClient _browser = new(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false });

    /// <summary>Pays.</summary>
    /// <returns>Whether the bank has taken the card.</returns>
    public async Task<bool> PayAsync(Uri page)
    {
        var shown = await _browser.GetStringAsync(page);
        if (!shown.Contains("name=\"number\"", StringComparison.Ordinal))
        {
            return false;
        }

        using var content = new FormUrlEncodedContent(Details);
        using var request = new HttpRequestMessage(HttpMethod.Post, page) { Content = content };
        request.Headers.TryAddWithoutValidation("Origin", page.GetLeftPart(UriPartial.Authority));
        using var response = await _browser.SendAsync(request);
        return response.StatusCode is HttpStatusCode.SeeOther or HttpStatusCode.Found
            && response.Headers.Location is { } next
            && new Uri(page, next).Authority != page.Authority;
    }

    public void Dispose() => _browser.Dispose();
}
