using System.Globalization;
using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace HotelBooking.Tests.Hostile;

/// <summary>Finds the forms of pages, and sends each with what nobody should type.</summary>
/// <param name="send">Sends a request as a browser that keeps its cookies.</param>
internal sealed class FormWalk(Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> send)
{
    // As much as fits into an address; more than that the server refuses before any page sees it.
    private const int LongestInAddress = 6_000;

    private readonly Dictionary<string, PageForm> _forms = new(StringComparer.Ordinal);
    private readonly List<string> _failures = [];

    /// <summary>The forms that were found, by where they are sent.</summary>
    public IReadOnlyCollection<string> Forms => [.. _forms.Values.Select(static form => form.Name).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>What was answered that should not be, with what was sent.</summary>
    public IReadOnlyList<string> Failures => _failures;

    public int Sent { get; private set; }

    /// <summary>Takes the forms of a page.</summary>
    public async Task<IDocument> OpenAsync(Uri address, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        using var response = await send(request, cancellationToken);
        var page = await new HtmlParser().ParseDocumentAsync(await response.Content.ReadAsStringAsync(cancellationToken), cancellationToken);
        foreach (var form in PageForm.On(page, address))
        {
            _forms.TryAdd($"{form.Action.AbsolutePath} {string.Join(' ', form.Fields.Select(PageForm.NameOf))}", form);
        }

        return page;
    }

    /// <summary>Everything that no person can have typed, or that the page itself says is wrong: refused, and said beside exactly the fields.</summary>
    public async Task RefuseAsync(CancellationToken cancellationToken)
    {
        foreach (var form in _forms.Values.Where(static form => form is { Changes: true, IsButton: false } && form.Typed.Any(IsChecked)))
        {
            foreach (var field in form.Typed.Where(IsChecked))
            {
                foreach (var (name, text) in Texts(field).Where(text => Forbids(field, text.Text)))
                {
                    await RefusedAsync(form, [field], name, text, cancellationToken);
                }
            }

            await RefusedAsync(form, [.. form.Typed.Where(IsChecked)], "NUL at once", HostileTexts.Nul, cancellationToken);
        }
    }

    /// <summary>What no page of ours can have written into its hidden fields: refused, with everything else as it should be.</summary>
    public async Task TamperAsync(CancellationToken cancellationToken)
    {
        foreach (var form in _forms.Values.Where(static form => form.Changes))
        {
            foreach (var field in form.Written)
            {
                foreach (var (name, text) in Texts(field).Where(text => !PageForm.CanBeWritten(field, text.Text)))
                {
                    var (status, body) = await SendAsync(form, form.With([field], text), null, cancellationToken);
                    if ((int)status is < 400 or >= 500 || Tells(body))
                    {
                        Fail(form, [field], name, status);
                    }
                }
            }
        }
    }

    /// <summary>Everything else, in every field: no breakdown, no trace of the program, and no markup that somebody typed.</summary>
    public async Task EndureAsync(CancellationToken cancellationToken)
    {
        foreach (var form in _forms.Values)
        {
            foreach (var field in form.Fields)
            {
                foreach (var (name, text) in Texts(field))
                {
                    var (status, body) = await SendAsync(form, form.With([field], text), null, cancellationToken);
                    if ((int)status >= 500 || Tells(body))
                    {
                        Fail(form, [field], name, status);
                    }
                }
            }
        }
    }

    /// <summary>Forms that no page has shown to this browser, and forms that a page of another site sends.</summary>
    public async Task ForgeAsync(CancellationToken cancellationToken)
    {
        foreach (var form in _forms.Values.Where(static form => form.Changes))
        {
            foreach (var (name, fields, site) in Forgeries(form))
            {
                var (status, body) = await SendAsync(form, fields, site, cancellationToken);
                if (status is not (HttpStatusCode.BadRequest or HttpStatusCode.Forbidden) || Tells(body))
                {
                    Fail(form, [], name, status);
                }
            }
        }
    }

    private static IEnumerable<(string Name, IEnumerable<KeyValuePair<string, string>> Fields, string? Site)> Forgeries(PageForm form) => form.IsProven
        ? [("no proof", form.Unproven(), null), ("a forged proof", form.Forged(), null), ("no proof, from another site", form.Unproven(), "cross-site")]
        : [("from another site", form.Unproven(), "cross-site"), ("from a neighbour", form.Unproven(), "same-site")];

    private static bool IsChecked(IElement field) => field.GetAttribute("inputmode") != "numeric" || field.HasAttribute("maxlength");

    private static IEnumerable<(string Name, string Text)> Texts(IElement field) => HostileTexts.For(null)
        .Concat([("blank", " \t "), ("minus one", "-1"), ("out of every range", "99999999999999999999"), ("no number", "NaN"), ("no day", "2027-02-30")])
        .Concat(Longest(field) is { } most ? [("one too long", new string('a', most + 1))] : []);

    private static bool Forbids(IElement field, string text) =>
        text.Contains('\0', StringComparison.Ordinal)
        || text.Length > (Longest(field) ?? 100_000)
        || (field.HasAttribute("required") && text.Trim().Length == 0)
        || (field is IHtmlInputElement { Type: "email" } && text.Length > 0);

    private static int? Longest(IElement field) =>
        int.TryParse(field.GetAttribute("maxlength"), NumberStyles.None, CultureInfo.InvariantCulture, out var most) && most > 0 ? most : null;

    private static bool Tells(string body) =>
        body.Contains(HostileTexts.Markup, StringComparison.Ordinal) || body.Contains("Exception", StringComparison.Ordinal) || body.Contains("   at ", StringComparison.Ordinal);

    private async Task RefusedAsync(PageForm form, IReadOnlyCollection<IElement> fields, string name, string text, CancellationToken cancellationToken)
    {
        var (status, body) = await SendAsync(form, form.With(fields, text), null, cancellationToken);
        var page = await new HtmlParser().ParseDocumentAsync(body, cancellationToken);
        var marked = page.QuerySelectorAll("[aria-invalid=true]").Select(PageForm.NameOf).ToHashSet(StringComparer.Ordinal);
        if (status is not (HttpStatusCode.UnprocessableEntity or HttpStatusCode.BadRequest) || !marked.SetEquals(fields.Select(PageForm.NameOf)) || Tells(body))
        {
            Fail(form, fields, $"{name} (marked: {string.Join(", ", marked)})", status);
        }
    }

    private async Task<(HttpStatusCode Status, string Body)> SendAsync(PageForm form, IEnumerable<KeyValuePair<string, string>> fields, string? site, CancellationToken cancellationToken)
    {
        Sent++;
        using var request = form.Changes
            ? new HttpRequestMessage(HttpMethod.Post, form.Action) { Content = new FormUrlEncodedContent(fields) }
            : new HttpRequestMessage(HttpMethod.Get, new UriBuilder(form.Action) { Query = Query(fields) }.Uri);
        if (site is not null)
        {
            request.Headers.Add("Sec-Fetch-Site", site);
        }

        using var response = await send(request, cancellationToken);
        return (response.StatusCode, await response.Content.ReadAsStringAsync(cancellationToken));
    }

    private static string Query(IEnumerable<KeyValuePair<string, string>> fields) =>
        string.Join('&', fields.Select(static field => $"{Uri.EscapeDataString(field.Key)}={Uri.EscapeDataString(field.Value[..Math.Min(field.Value.Length, LongestInAddress)])}"));

    private void Fail(PageForm form, IReadOnlyCollection<IElement> fields, string name, HttpStatusCode status) =>
        _failures.Add($"{form.Name}: {string.Join(", ", fields.Select(PageForm.NameOf))} = {name} → {(int)status}");
}
