using System.Threading.RateLimiting;
using Microsoft.Extensions.Logging;
using Microsoft.Playwright;
using Posthouse.Calls;
using Posthouse.Contracts.PdfReports.V1;

namespace PdfReports.Printing;

/// <summary>Prints pages: a few at a time, some waiting, the rest refused, so that documents starve nobody and nobody waits for ever.</summary>
internal sealed class Press(PdfReportsOptions options, BrowserPool browsers, TimeProvider time, ILogger<Press> logger) : IDisposable
{
    private const int MostPages = 500;

    private const string Footer =
        """
        <div style="font:7.5pt 'Noto Sans',sans-serif;color:#59574f;width:100%;padding:0 16mm;display:flex;justify-content:space-between;gap:8mm">
        <bdi class="title" style="overflow:hidden;white-space:nowrap;text-overflow:ellipsis"></bdi>
        <span style="white-space:nowrap"><span class="pageNumber"></span> / <span class="totalPages"></span></span></div>
        """;

    private static readonly PagePdfOptions Paper = new()
    {
        Format = "A4",
        PreferCSSPageSize = true,
        PrintBackground = true,
        Tagged = true,
        Outline = true,
        DisplayHeaderFooter = true,
        HeaderTemplate = "<span></span>",
        FooterTemplate = Footer,
        // One more than allowed: enough to tell that a document is too long, and no more work than that.
        PageRanges = "1-501",
    };

    private readonly ConcurrencyLimiter _turns = new(new ConcurrencyLimiterOptions
    {
        PermitLimit = options.Concurrency, QueueLimit = options.Waiting, QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
    });

    /// <summary>Waits for a turn; dispose it afterwards.</summary>
    /// <exception cref="ResourceExhaustedException">Too many wait already.</exception>
    public async Task<IDisposable> TakeTurnAsync(CancellationToken cancellationToken)
    {
        var turn = await _turns.AcquireAsync(permitCount: 1, cancellationToken);
        if (turn.IsAcquired)
        {
            return turn;
        }

        turn.Dispose();
        throw new ResourceExhaustedException("Too many documents are waiting. Try again later.", PdfReportReason.TooBusy);
    }

    /// <summary>Prints a page. A browser that dies meanwhile is replaced, and the page printed once more.</summary>
    /// <exception cref="DeadlineExceededException">It takes too long.</exception>
    /// <exception cref="UnavailableException">No browser can print it.</exception>
    public async Task<PrintedDocument> PrintAsync(string page, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(options.LongestPrint, time);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        var begun = time.GetTimestamp();
        try
        {
            var pdf = await TryAsync(page, ending.Token) ?? await TryAsync(page, ending.Token)
                ?? throw new UnavailableException("The document could not be printed: the browser died twice.");
            var pages = PageCount.Of(pdf);
            return pages <= MostPages
                ? new PrintedDocument(pdf, pages)
                : throw new InvalidArgumentException($"The document has more than {MostPages} pages.", PdfReportReason.TooLong);
        }
        catch (OperationCanceledException) when (ending.IsCancellationRequested)
        {
            // Whoever waits no longer, as one who was stopped, asks again.
            Log.PrintGivenUp(logger, cancellationToken.IsCancellationRequested ? LogLevel.Information : LogLevel.Warning, time.GetElapsedTime(begun));
            cancellationToken.ThrowIfCancellationRequested();
            throw new DeadlineExceededException($"The document takes longer than {options.LongestPrint.TotalSeconds:0} s.");
        }
    }

    public void Dispose() => _turns.Dispose();

    private async Task<byte[]?> TryAsync(string page, CancellationToken cancellationToken)
    {
        var browser = await browsers.EnterAsync(cancellationToken);
        try
        {
            return await browser.PrintAsync(page, Paper, cancellationToken);
        }
        catch (PlaywrightException died)
        {
            Log.BrowserDied(logger, died);
            return null;
        }
        finally
        {
            await browser.LeaveAsync();
        }
    }
}
