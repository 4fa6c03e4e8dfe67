using Microsoft.Extensions.Logging;
using Microsoft.Playwright;

namespace PdfReports.Printing;

/// <summary>
/// One running Chromium and the driver that steers it. Both end with this process, however it ends: the driver ends when its standard input closes, and
/// Chromium when the driver's pipe does.
/// </summary>
internal sealed class Browser : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    private static readonly string[] Flags =
    [
        "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-extensions",
        "--host-resolver-rules=MAP * ~NOTFOUND", "--font-render-hinting=none",
    ];

    private readonly IPlaywright _driver;
    private readonly IBrowser _chromium;
    private readonly DocumentRequests _requests;
    private readonly ILogger _logger;
    private readonly Lock _counting = new();
    private int _printing;
    private bool _retired;

    private Browser(IPlaywright driver, IBrowser chromium, DocumentRequests requests, ILogger logger)
    {
        (_driver, _chromium, _requests, _logger) = (driver, chromium, requests, logger);
    }

    /// <summary>Documents begun so far.</summary>
    public int Begun { get; private set; }

    public bool IsAlive => _chromium.IsConnected;

    public string Version => _chromium.Version;

    public static async Task<Browser> StartAsync(string program, DocumentRequests requests, ILogger logger)
    {
        var driver = await Playwright.CreateAsync();
        try
        {
            var options = new BrowserTypeLaunchOptions
            {
                ExecutablePath = program, Args = Flags, ChromiumSandbox = false, HandleSIGINT = false, HandleSIGTERM = false, HandleSIGHUP = false,
            };
            return new Browser(driver, await driver.Chromium.LaunchAsync(options), requests, logger);
        }
        catch
        {
            driver.Dispose();
            throw;
        }
    }

    public void Enter()
    {
        lock (_counting)
        {
            Begun++;
            _printing++;
        }
    }

    /// <summary>Ends one document; the last one of a retired browser closes it.</summary>
    public async Task LeaveAsync()
    {
        bool closes;
        lock (_counting)
        {
            _printing--;
            closes = _retired && _printing == 0;
        }

        if (closes)
        {
            await DisposeAsync();
        }
    }

    /// <summary>Takes no further documents; closes as soon as nothing is printed.</summary>
    public async Task RetireAsync()
    {
        bool closes;
        lock (_counting)
        {
            closes = !_retired && _printing == 0;
            _retired = true;
        }

        if (closes)
        {
            await DisposeAsync();
        }
    }

    /// <summary>Prints a page in a profile of its own.</summary>
    /// <exception cref="PlaywrightException">The browser failed.</exception>
    /// <exception cref="OperationCanceledException">The time is over; whatever printed the page is ended.</exception>
    public async Task<byte[]> PrintAsync(string page, PagePdfOptions options, CancellationToken cancellationToken)
    {
        var profile = _chromium.NewContextAsync(new BrowserNewContextOptions
        {
            JavaScriptEnabled = false, AcceptDownloads = false, ServiceWorkers = ServiceWorkerPolicy.Block, Locale = "en-GB", TimezoneId = "UTC",
        });
        var printing = PrintAsync(await profile.WaitAsync(cancellationToken), page, options);
        try
        {
            return await printing.WaitAsync(cancellationToken);
        }
        finally
        {
            await EndAsync(await profile, printing);
        }
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            await _chromium.CloseAsync().WaitAsync(Patience);
        }
        catch (Exception failed) when (failed is PlaywrightException or TimeoutException)
        {
            Log.CloseFailed(_logger, failed);
        }

        _driver.Dispose();
    }

    private async Task<byte[]> PrintAsync(IBrowserContext profile, string page, PagePdfOptions options)
    {
        await profile.RouteAsync("**/*", route => _requests.AnswerAsync(route, page));
        var tab = await profile.NewPageAsync();
        tab.SetDefaultTimeout(0);
        await tab.GotoAsync(DocumentRequests.Address, new PageGotoOptions { WaitUntil = WaitUntilState.Load, Timeout = 0 });
        return await tab.PdfAsync(options);
    }

    /// <summary>Closes the page's profile, which ends what renders it. Where that does not help, the browser is ended.</summary>
    private async Task EndAsync(IBrowserContext profile, Task printing)
    {
        try
        {
            await profile.CloseAsync().WaitAsync(Patience);
            await printing.WaitAsync(Patience);
        }
        catch (Exception failed) when (failed is PlaywrightException)
        {
            // The page was closed while it was printed, or the browser has died: whoever awaits the document knows.
        }
        catch (TimeoutException failed)
        {
            Log.CloseFailed(_logger, failed);
            await DisposeAsync();
        }
    }
}
