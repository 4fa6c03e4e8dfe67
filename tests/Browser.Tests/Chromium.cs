using Microsoft.Playwright;
using OnlineBooks.Tests.Running;

namespace Browser.Tests;

/// <summary>The browser that all tests share, and the shops that it looks at: one that has its recommendations, one that misses them.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private const string Program = "/usr/lib/chromium/chromium-headless-shell";

    private static readonly string[] Flags =
    [
        "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync",
    ];

    private IPlaywright? _playwright;
    private IBrowser? _browser;
    private RunningShop? _stocked;
    private RunningShop? _bare;

    public async ValueTask InitializeAsync()
    {
        Assert.True(File.Exists(Program), "The browser tests need Chromium: apt-get install chromium-headless-shell.");
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = Program, Args = Flags });
        _stocked = await RunningShop.OpenAsync();
        _bare = await RunningShop.OpenAsync(recommendationsHost: "localhost:1");
    }

    public async ValueTask DisposeAsync()
    {
        await (_browser?.CloseAsync() ?? Task.CompletedTask);
        _playwright?.Dispose();
        await (_stocked?.DisposeAsync() ?? ValueTask.CompletedTask);
        await (_bare?.DisposeAsync() ?? ValueTask.CompletedTask);
    }

    /// <summary>A fresh browser profile.</summary>
    internal Task<IBrowserContext> NewContextAsync(BrowserNewContextOptions options) => _browser!.NewContextAsync(options);

    /// <summary>Opens a view in a fresh browser profile.</summary>
    internal async Task<OpenPage> OpenAsync(View view, Func<BrowserNewContextOptions, BrowserNewContextOptions>? with = null)
    {
        var options = new BrowserNewContextOptions
        {
            BaseURL = (view.State == State.WithoutRecommendations ? _bare : _stocked)!.Browser.BaseAddress!.ToString(),
            ViewportSize = new ViewportSize { Width = view.Width, Height = view.Height },
            ColorScheme = view.Dark ? ColorScheme.Dark : ColorScheme.Light,
            Locale = "en-GB",
        };
        var context = await _browser!.NewContextAsync(with?.Invoke(options) ?? options);
        return await OpenPage.OfAsync(context, view.State == State.NotFound ? "/no/such/page" : "/");
    }
}
