using Microsoft.Extensions.Logging;

namespace Posthouse.Storage;

internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Warning, "Old idempotency keys could not be cleared away; trying again later.")]
    public static partial void CleanUpFailed(ILogger logger, Exception error);
}
