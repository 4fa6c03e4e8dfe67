using Microsoft.Extensions.Logging;

namespace PdfReports.Printing;

internal static partial class Log
{
    [LoggerMessage(Level = LogLevel.Information, Message = "Documents are printed by {Program}, version {Version}.")]
    public static partial void BrowserStarted(ILogger logger, string program, string version);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The browser died while a document was printed; a new one is started.")]
    public static partial void BrowserDied(ILogger logger, Exception error);

    [LoggerMessage(Message = "A document was given up after {Elapsed}; what printed it is ended.")]
    public static partial void PrintGivenUp(ILogger logger, LogLevel level, TimeSpan elapsed);

    [LoggerMessage(Level = LogLevel.Error, Message = "Documents cannot be printed: {Reason}")]
    public static partial void NoBrowser(ILogger logger, string reason);

    [LoggerMessage(Level = LogLevel.Debug, Message = "A browser did not close in good order.")]
    public static partial void CloseFailed(ILogger logger, Exception error);
}
