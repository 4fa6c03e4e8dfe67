using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace HotelBooking.Tests.Clusters;

/// <summary>The bank's hosted page, used as a browser without scripts uses it.</summary>
internal sealed class BankPage : IDisposable
{
    private const int MostSteps = 10;

    private readonly HttpClient _browser = new(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false });

    /// <summary>Types a card, answers the card's bank if it asks, and follows until the bank sends the browser away.</summary>
    /// <param name="page">Address of the page.</param>
    /// <param name="card">The number.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Where the bank sends the browser; <see langword="null"/> when the card was refused and the page is shown again.</returns>
    public async Task<Uri?> PayAsync(Uri page, string card, CancellationToken cancellationToken)
    {
        var response = await PostAsync(page, Details(card), cancellationToken);
        for (var step = 0; step < MostSteps; step++)
        {
            if (response.StatusCode is not (HttpStatusCode.SeeOther or HttpStatusCode.Found))
            {
                return null;
            }

            var next = new Uri(page, response.Headers.Location!);
            if (next.Authority != page.Authority)
            {
                return next;
            }

            if (!next.AbsolutePath.Contains("/check/", StringComparison.Ordinal))
            {
                return null;
            }

            response = await PostAsync(next, [new("decision", "approve")], cancellationToken);
        }

        throw new InvalidOperationException("The bank sends the browser in circles.");
    }

    /// <summary>Types a card whose bank asks a question, and leaves it unanswered.</summary>
    /// <returns>The page with the question.</returns>
    public async Task<Uri> QuestionAsync(Uri page, string card, CancellationToken cancellationToken)
    {
        using var response = await PostAsync(page, Details(card), cancellationToken);
        return new Uri(page, response.Headers.Location!);
    }

    /// <summary>What the page says, as text.</summary>
    public async Task<string> ReadAsync(Uri page, CancellationToken cancellationToken) =>
        (await new HtmlParser().ParseDocumentAsync(await _browser.GetStringAsync(page, cancellationToken))).Body!.TextContent;

    public void Dispose() => _browser.Dispose();

    private static KeyValuePair<string, string>[] Details(string card) =>
        [new("number", card), new("expiry", "12 / 39"), new("code", card.StartsWith('3') ? "1234" : "123"), new("name", "Ines Okafor")];

    // Fields that the page has filled itself are sent back as they are.
    private async Task<HttpResponseMessage> PostAsync(Uri page, IReadOnlyList<KeyValuePair<string, string>> typed, CancellationToken cancellationToken)
    {
        var document = await new HtmlParser().ParseDocumentAsync(await _browser.GetStringAsync(page, cancellationToken));
        var form = document.Forms.OfType<IHtmlFormElement>().FirstOrDefault(static form => form.Method == "post") ?? throw new InvalidOperationException($"{page} has no form: {document.Body!.TextContent}");
        var hidden = form.QuerySelectorAll("input[type=hidden]").OfType<IHtmlInputElement>().Select(static input => KeyValuePair.Create(input.Name!, input.Value));
        var target = new Uri(page, form.GetAttribute("action") is { Length: > 0 } action ? action : page.PathAndQuery);
        using var content = new FormUrlEncodedContent([.. hidden, .. typed]);
        using var request = new HttpRequestMessage(HttpMethod.Post, target) { Content = content };
        request.Headers.TryAddWithoutValidation("Origin", page.GetLeftPart(UriPartial.Authority));
        return await _browser.SendAsync(request, cancellationToken);
    }
}
