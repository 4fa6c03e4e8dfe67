using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace HotelBooking.Tests.BookingUi.StandIns;

/// <summary>Lets visitors in.</summary>
internal static class Visits
{
    /// <summary>A browser without scripts that keeps cookies.</summary>
    public static Visitor Visit(this BookingSite site) => new(site.Address);
}

/// <summary>A browser without scripts that keeps cookies and does not follow where it is sent.</summary>
internal sealed class Visitor : IDisposable
{
    private readonly CookieContainer _cookies = new();
    private readonly HttpClient _http;

    public Visitor(Uri site) => _http = new HttpClient(new SocketsHttpHandler { CookieContainer = _cookies, UseProxy = false, AllowAutoRedirect = false }) { BaseAddress = site };

    public void SignIn(string cookie) => _cookies.SetCookies(_http.BaseAddress!, cookie);

    public async Task<Answer> GetAsync(string path) => await Answer.OfAsync(await _http.GetAsync(new Uri(path, UriKind.RelativeOrAbsolute), Cancelled));

    /// <summary>Opens a reservation as the link of a mail does.</summary>
    public async Task OpenAsync(string key) => Assert.Equal(HttpStatusCode.SeeOther, (await GetAsync($"/bookings/open?key={key}")).Status);

    /// <summary>Sends a form of a page as a browser would, with some fields filled in.</summary>
    /// <param name="page">The page.</param>
    /// <param name="selector">The form, or the button in it that is pressed.</param>
    /// <param name="typed">What is typed into which field.</param>
    public async Task<Answer> SendAsync(IDocument page, string selector, params (string Name, string Value)[] typed)
    {
        var pressed = page.QuerySelector(selector) ?? throw new ArgumentException($"Nothing on the page is {selector}: {page.Title}", nameof(selector));
        var form = pressed as IHtmlFormElement ?? pressed.Closest("form")!;
        var fields = form.QuerySelectorAll("input, textarea").ToDictionary(
            field => field.GetAttribute("name")!, field => field.GetAttribute("value") ?? field.TextContent, StringComparer.Ordinal);
        foreach (var (name, value) in typed)
        {
            fields[name] = value;
        }

        return await PostAsync(pressed.GetAttribute("formaction") ?? form.GetAttribute("action")!, fields);
    }

    public async Task<Answer> PostAsync(string path, IEnumerable<KeyValuePair<string, string>> fields) =>
        await Answer.OfAsync(await _http.PostAsync(new Uri(path, UriKind.Relative), new FormUrlEncodedContent(fields), Cancelled));

    public void Dispose() => _http.Dispose();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;
}

/// <summary>What came back.</summary>
internal sealed record Answer(HttpResponseMessage Response, IDocument Page)
{
    public HttpStatusCode Status => Response.StatusCode;

    public string? SentTo => Response.Headers.Location?.ToString();

    /// <summary>The words of the main part, spaces as one.</summary>
    public string Words => string.Join(' ', (Page.QuerySelector("main")?.TextContent ?? "").Replace('\u202f', ' ').Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>The lines of the error summary, with the fields to which they lead.</summary>
    public IEnumerable<string> Problems => Page.QuerySelectorAll(".errors a").Select(link => link.GetAttribute("href")![1..]);

    public static async Task<Answer> OfAsync(HttpResponseMessage response) =>
        new(response, await new HtmlParser().ParseDocumentAsync(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), TestContext.Current.CancellationToken));
}
