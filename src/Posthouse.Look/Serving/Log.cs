using Microsoft.Extensions.Logging;

namespace Posthouse.Look.Serving;

internal static partial class Log
{
    [LoggerMessage(EventId = 1, Level = LogLevel.Error, Message = "The page {Path} failed; its reader was shown the error page.")]
    public static partial void PageFailed(ILogger logger, Exception failure, string path);
}
