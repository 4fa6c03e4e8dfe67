using Microsoft.Extensions.Logging;
using Microsoft.Playwright;
using Posthouse.Calls;

namespace PdfReports.Printing;

/// <summary>The browser that all documents share. It is started with the first document, and replaced when it has died or printed enough.</summary>
internal sealed class BrowserPool(PdfReportsOptions options, ILogger<BrowserPool> logger) : IAsyncDisposable
{
    private readonly DocumentRequests _requests = new();
    private readonly SemaphoreSlim _starting = new(1);
    private Browser? _current;

    /// <summary>The browser in use, if one was started.</summary>
    public Browser? Current => _current;

    /// <summary>A living browser, entered: leave it afterwards.</summary>
    /// <exception cref="UnavailableException">There is no browser, or it does not start.</exception>
    public async Task<Browser> EnterAsync(CancellationToken cancellationToken)
    {
        await _starting.WaitAsync(cancellationToken);
        try
        {
            if (_current is not { IsAlive: true } || _current.Begun >= options.DocumentsPerBrowser)
            {
                var program = ChromiumProgram.Find(options.ChromiumPath);
                await RetireAsync();
                _current = await StartAsync(program);
            }

            _current.Enter();
            return _current;
        }
        finally
        {
            _starting.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await (_current?.DisposeAsync() ?? ValueTask.CompletedTask);
        _starting.Dispose();
    }

    private async Task RetireAsync()
    {
        if (_current is { } old)
        {
            _current = null;
            await old.RetireAsync();
        }
    }

    private async Task<Browser> StartAsync(string program)
    {
        try
        {
            var browser = await Browser.StartAsync(program, _requests, logger);
            Log.BrowserStarted(logger, program, browser.Version);
            return browser;
        }
        catch (Exception failed) when (failed is PlaywrightException or IOException or System.ComponentModel.Win32Exception)
        {
            Log.NoBrowser(logger, failed.Message);
            throw new UnavailableException("Documents cannot be printed: the browser does not start. The log says why.", innerException: failed);
        }
    }
}
