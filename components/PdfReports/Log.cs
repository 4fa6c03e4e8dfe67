using Microsoft.Extensions.Logging;

namespace PdfReports;

internal static partial class Log
{
    [LoggerMessage(Level = LogLevel.Warning, Message = "Version {Version} of the template {Template} failed; the one before is tried.")]
    public static partial void VersionFailed(ILogger logger, string template, int version, Exception error);
}
