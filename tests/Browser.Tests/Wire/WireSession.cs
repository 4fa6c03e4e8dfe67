using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Playwright;

namespace Browser.Tests.Wire;

/// <summary>A page with connect-web, open in a browser.</summary>
internal sealed class WireSession : IAsyncDisposable
{
    private readonly IBrowserContext _context;
    private readonly IPage _page;

    private WireSession(IBrowserContext context, IPage page) => (_context, _page) = (context, page);

    /// <summary>Opens the page.</summary>
    /// <param name="chromium">The browser.</param>
    /// <param name="origin">The application that shows it.</param>
    /// <param name="trusts">Whether the browser takes a certificate that nobody has signed.</param>
    public static async Task<WireSession> OpenAsync(Chromium chromium, string origin, bool trusts = false)
    {
        var context = await chromium.NewContextAsync(new BrowserNewContextOptions { BaseURL = origin, IgnoreHTTPSErrors = trusts });
        var page = await context.NewPageAsync();
        await page.GotoAsync("/");
        await page.WaitForFunctionAsync("() => window.call !== undefined");
        return new WireSession(context, page);
    }

    /// <summary>Makes a call from the page, and tells what it saw.</summary>
    public async Task<JsonNode> CallAsync(string transport, string baseUrl, string method, object request, object? more = null)
    {
        var call = JsonSerializer.SerializeToNode(more ?? new { })!.AsObject();
        (call["transport"], call["baseUrl"], call["method"], call["request"]) = (transport, baseUrl, method, JsonSerializer.SerializeToNode(request));
        return JsonNode.Parse(await _page.EvaluateAsync<string>("async call => JSON.stringify(await window.call(JSON.parse(call)))", call.ToJsonString()))!;
    }

    /// <summary>The protocols of the connections over which everything of the page came, calls included: <c>h2</c>, <c>http/1.1</c>. What came over none, such as a picture in the page itself, has no name.</summary>
    public Task<string[]> ProtocolsAsync() =>
        _page.EvaluateAsync<string[]>("() => [...new Set(performance.getEntriesByType('resource').map(entry => entry.nextHopProtocol).filter(name => name))]");

    public async ValueTask DisposeAsync() => await _context.CloseAsync();
}
