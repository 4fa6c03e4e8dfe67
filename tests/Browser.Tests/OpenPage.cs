using System.Text.Json;
using Microsoft.Playwright;
using OnlineBooks.Tests.Running;

namespace Browser.Tests;

/// <summary>A page in a browser, with everything that it loaded and complained of.</summary>
internal sealed class OpenPage : IAsyncDisposable
{
    private static readonly string Axe = File.ReadAllText(Repository.At("tests", "peers", "node_modules", "axe-core", "axe.min.js"));

    // In milliseconds; only a broken page reaches it.
    private const float Patience = 300_000;

    private readonly IBrowserContext _context;
    private readonly List<string> _complaints = [];
    private readonly List<IResponse> _responses = [];

    private OpenPage(IBrowserContext context, IPage page)
    {
        (_context, Page) = (context, page);
        page.Console += (_, message) => Keep(message.Type is "error" or "warning", message.Text);
        page.PageError += (_, error) => Keep(true, error);
        page.RequestFailed += (_, request) => Keep(true, $"{request.Url}: {request.Failure}");
        page.Response += (_, response) => _responses.Add(response);
    }

    public IPage Page { get; }

    /// <summary>Errors and warnings of the console, and requests that failed. A page's own status 404 is not one.</summary>
    public IReadOnlyList<string> Complaints => _complaints;

    public IReadOnlyList<IResponse> Responses => _responses;

    public static async Task<OpenPage> OfAsync(IBrowserContext context, string path)
    {
        context.SetDefaultTimeout(Patience);
        Assertions.SetDefaultExpectTimeout(Patience);
        var open = new OpenPage(context, await context.NewPageAsync());
        await open.Page.GotoAsync(path, new PageGotoOptions { WaitUntil = WaitUntilState.Load });
        await open.Page.EvaluateAsync("document.fonts.ready.then(() => true)");
        return open;
    }

    /// <summary>What axe finds wrong: each rule with the elements that break it.</summary>
    public async Task<IReadOnlyList<string>> AccessibilityProblemsAsync()
    {
        await Page.EvaluateAsync(Axe);
        var found = await Page.EvaluateAsync<JsonElement>("""
            async () => (await axe.run(document, { preload: false, resultTypes: ['violations'] }))
                .violations.map(rule => `${rule.id}: ${rule.nodes.map(node => node.target.join(' ')).join(', ')}`)
            """);
        return [.. found.EnumerateArray().Select(problem => problem.GetString()!)];
    }

    /// <summary>How far to the right anything on the page reaches, in CSS pixels.</summary>
    public Task<double> WidestAsync() => Page.EvaluateAsync<double>("""
        Math.max(document.documentElement.scrollWidth,
            ...[...document.querySelectorAll('body *')].map(part => part.getBoundingClientRect().right))
        """);

    public async ValueTask DisposeAsync() => await _context.CloseAsync();

    private void Keep(bool isComplaint, string text)
    {
        if (isComplaint && !text.Contains("status of 404", StringComparison.Ordinal))
        {
            _complaints.Add(text);
        }
    }
}
