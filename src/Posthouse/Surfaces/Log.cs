using Microsoft.Extensions.Logging;

namespace Posthouse.Surfaces;

internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Error, "{Method} {Path} failed in {Component}")]
    public static partial void Failed(ILogger logger, Exception exception, string method, string path, string component);

    [LoggerMessage(EventId = 2, Message = "{Method} {Path} could not be forwarded to process {Process}: {Reason}")]
    public static partial void NotForwarded(ILogger logger, LogLevel level, string method, string path, string process, string reason);

    [LoggerMessage(3, LogLevel.Warning, "{Method} {Path} was broken off while process {Process} answered: {Reason}")]
    public static partial void BrokenOff(ILogger logger, string method, string path, string process, string reason);

    [LoggerMessage(4, LogLevel.Warning, "A request for {Path} on the inner listener was refused: it does not come from the public process")]
    public static partial void NotFromPublicProcess(ILogger logger, string path);
}
