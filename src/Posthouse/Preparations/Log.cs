using Microsoft.Extensions.Logging;

namespace Posthouse.Preparations;

internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Warning, "Preparing {Component} failed (attempt {Attempt}) and is tried again in {Wait}")]
    public static partial void Failed(ILogger logger, Exception exception, string component, int attempt, TimeSpan wait);
}
